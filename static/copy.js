// A button that copies what it stands beside: a value that is shown once, a text to paste, a value in a list.
for (const source of document.querySelectorAll('[data-copy]')) {
  const once = source instanceof HTMLInputElement;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = once ? 'button main' : 'button quiet small';
  button.textContent = source.dataset.copy;
  if (source.hasAttribute('aria-labelledby')) button.setAttribute('aria-describedby', source.getAttribute('aria-labelledby'));
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(once ? source.value : source.textContent.trim());
    } catch {
      if (once) source.select();
      else getSelection().selectAllChildren(source);
      document.execCommand('copy');
    }
    button.textContent = source.dataset.copied;
    setTimeout(() => (button.textContent = source.dataset.copy), 2000);
  });
  if (once) source.closest('.box').append(button);
  else if (source.previousElementSibling?.matches('.snippet-head')) source.previousElementSibling.append(button);
  else source.after(button);
}
