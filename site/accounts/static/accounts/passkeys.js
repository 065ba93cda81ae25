// Without this file, or on a browser that knows no passkeys, the page says so in a sentence. Here allauth's scripts ask
// the device for a passkey and send its answer with the form.
for (const form of document.querySelectorAll("[data-passkey]")) {
  if (!window.allauth || !window.webauthnJSON || !window.webauthnJSON.supported()) continue;
  const button = form.querySelector("[data-passkey-ask]");
  const failed = form.querySelector("[data-passkey-failed]");
  const passwordless = form.elements.passwordless;

  window.allauth.webauthn.forms[form.dataset.passkey]({
    ids: {
      add: button.id,
      authenticate: button.id,
      credential: form.elements.credential.id,
      passwordless: passwordless && passwordless.id,
      data: "passkey-options",
    },
  });
  button.addEventListener("click", () => {
    failed.hidden = true;
  });
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    failed.hidden = false;
  });
  // Enter in a field presses the button; allauth sends the form past this.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.click();
  });
  form.querySelector("[data-passkey-without]").hidden = true;
  button.hidden = false;
}
