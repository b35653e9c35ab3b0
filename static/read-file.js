// A field that takes a file, and puts what stands in it into another field: nothing is sent but that.
for (const source of document.querySelectorAll('input[type=file][data-into]')) {
  source.closest('[hidden]')?.removeAttribute('hidden');
  source.addEventListener('change', async () => {
    const [file] = source.files;
    if (file) document.getElementById(source.dataset.into).value = await file.text();
  });
}
