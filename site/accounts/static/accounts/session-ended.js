// When the session has ended, a page of the admin says so, keeps what was typed, and goes on after signing in beside it.
(() => {
  const SAVING = 'form[method="post" i] :is([type="submit"], button:not([type])), [data-workflow-action-name]';
  const dialog = document.getElementById("session-ended");
  const pages = new BroadcastChannel("signed in"); // the other pages of this browser
  let person = null; // whose page this is
  let interrupted = false;
  let checking = false;
  let checked = null; // the button that may save now
  const waiting = []; // what the translation editor wants to save

  async function ask() {
    try {
      const response = await fetch(dialog.dataset.url, {
        headers: { "X-Requested-With": "XMLHttpRequest" },
        cache: "no-store",
        signal: AbortSignal.timeout(10_000),
      });
      if (response.status >= 500) return "no-answer";
      if (!response.ok || response.redirected) return "signed-out";
      const session = await response.json();
      person ??= session.person;
      if (session.person !== person) return "somebody-else";
      useToken(session.csrf_token);
      return "";
    } catch {
      return "no-answer";
    }
  }

  function useToken(token) {
    window.wagtailConfig.CSRF_TOKEN = token;
    for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = token;
  }

  // Whether this page may save. Says why when it may not, and saves when it may again.
  async function check() {
    const obstacle = await ask();
    if (obstacle) {
      interrupted = true;
      for (const part of dialog.querySelectorAll("[data-case]")) part.hidden = part.dataset.case !== obstacle;
      if (!dialog.open) dialog.showModal();
    } else {
      dialog.close();
      if (interrupted) {
        interrupted = false;
        const form = document.querySelector("[data-edit-form]");
        form?.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, detail: { type: "edits" } }));
      }
      for (const goOn of waiting.splice(0)) goOn();
    }
    return !obstacle;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest(SAVING);
    if (!button || button === checked || button.closest("#session-ended")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (checking) return;
    checking = true;
    const may = await check();
    checking = false;
    if (!may) return;
    checked = button;
    button.click();
    checked = null;
  }, true);

  // The translation editor saves each text by itself: what it sends waits for a session and bears its token.
  const send = window.fetch;
  window.fetch = async (address, options) => {
    if (!["PUT", "DELETE"].includes(options?.method)) return send(address, options);
    if (!await check()) await new Promise((goOn) => { waiting.push(goOn); });
    return send(address, { ...options, headers: { ...options.headers, "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN } });
  };
  setInterval(async () => { if (waiting.length && !await ask()) check(); }, 15_000); // the dialog may have been closed
  window.addEventListener("beforeunload", (event) => { if (waiting.length) event.preventDefault(); });

  document.addEventListener("w-autosave:error", ({ detail }) => {
    if (detail.type === "server_error" && !interrupted) check();
  });
  document.addEventListener("w-swap:error", ({ target }) => {
    if (target.matches(".w-editing-sessions") && !interrupted) check();
  });
  pages.addEventListener("message", () => { if (interrupted) check(); });
  window.addEventListener("focus", () => { if (interrupted) check(); });

  if (document.querySelector("[data-signed-in-again]")) pages.postMessage("signed in");
  else if (document.querySelector("[data-edit-form], .js-translation-editor")) ask();
})();
