// A button that copies the value which is shown once.
for (const input of document.querySelectorAll('input[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button main';
  button.textContent = input.dataset.copy;
  button.addEventListener('click', async () => {
    input.select();
    try {
      await navigator.clipboard.writeText(input.value);
    } catch {
      document.execCommand('copy');
    }
    button.textContent = input.dataset.copied;
    setTimeout(() => (button.textContent = input.dataset.copy), 2000);
  });
  input.closest('.box').append(button);
}
