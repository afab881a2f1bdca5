// The only script of the house: hands a passkey's question to the browser and its answer to the form. Without it the page says how else.
for (const form of document.querySelectorAll('form[data-passkey]')) {
  const button = form.querySelector('button[data-asks]');
  const said = form.querySelector('[data-said]');
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    said.textContent = '这个浏览器不支持通行密钥，请用其他方式。';
    continue;
  }
  button.hidden = false;
  said.textContent = '';
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const asked = JSON.parse(form.dataset.options);
      const credential = form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
      form.elements.namedItem('Answer').value = JSON.stringify(credential);
      form.submit();
    } catch {
      said.textContent = '没有完成。可以再试一次，或用其他方式。';
      button.disabled = false;
    }
  });
}
