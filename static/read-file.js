// A field that takes a file, and puts what stands in it into another field: nothing is sent but that. Spreadsheets of many languages
// write their files in Windows-1252 and not in UTF-8: what comes of that is seen in the field.
async function textOf(file) {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

for (const source of document.querySelectorAll('input[type=file][data-into]')) {
  source.closest('[hidden]')?.removeAttribute('hidden');
  source.addEventListener('change', async () => {
    const [file] = source.files;
    if (file) document.getElementById(source.dataset.into).value = await textOf(file);
  });
}
