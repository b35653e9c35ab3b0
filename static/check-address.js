// Says while an address is typed whether it may be registered, and why not. The form says the same when it is sent.
const asked = new Map();
const check = async (input) => {
  const field = input.closest('.field');
  let line = field.querySelector('.checked');
  if (!line) {
    line = document.createElement('p');
    line.className = 'checked hint';
    line.id = `${input.id}-checked`;
    line.setAttribute('role', 'status');
    field.append(line);
    input.setAttribute('aria-describedby', `${input.getAttribute('aria-describedby') ?? ''} ${line.id}`.trim());
  }
  const address = input.value;
  asked.set(input, address);
  if (!address) {
    line.textContent = '';
    line.dataset.state = '';
    return;
  }
  const url = new URL(input.dataset.check, location.href);
  url.searchParams.set('address', address);
  try {
    const answer = await (await fetch(url, { headers: { accept: 'application/json' } })).json();
    if (asked.get(input) !== address) return;
    line.textContent = answer.reason;
    line.dataset.state = answer.accepted ? 'good' : 'bad';
  } catch {
    line.textContent = '';
  }
};
const waiting = new Map();
for (const input of document.querySelectorAll('input[data-check]')) {
  input.addEventListener('input', () => {
    clearTimeout(waiting.get(input));
    waiting.set(input, setTimeout(check, 250, input));
  });
}
