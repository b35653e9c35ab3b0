// Does the work that a form asks for, in a worker, as soon as the page is shown. A form that is sent before waits until it is done.
const form = document.querySelector('form[data-work]');
const status = form.querySelector('[role=status]');
const worker = new Worker(form.dataset.worker);
const number = form.elements.work_number;
let waits = false;

number.value = '';
status.hidden = false;
worker.addEventListener('message', ({ data }) => {
  number.value = data;
  status.textContent = status.dataset.done;
  if (waits) form.requestSubmit();
});
worker.postMessage({ challenge: form.dataset.work, bits: Number(form.dataset.bits) });

form.addEventListener('submit', (event) => {
  if (number.value) return;
  event.preventDefault();
  waits = true;
});
