// Saving waits for a running autosave, and no autosave starts after it: otherwise both would create the same new row.
(() => {
  const BUTTONS = '[data-edit-form] :is(button[type="submit"], [data-workflow-action-name])';
  let autosaving = false;
  let pressed = null; // the button that waits
  let leaving = false;

  document.addEventListener("w-autosave:save", (event) => {
    if (leaving || pressed) event.preventDefault();
    else if (!event.defaultPrevented) autosaving = true;
  });

  const goOn = () => {
    autosaving = false;
    if (!pressed) return;
    const button = pressed;
    setTimeout(() => { // after Wagtail's own listeners
      pressed = null;
      button.click();
    });
  };
  document.addEventListener("w-autosave:success", goOn);
  document.addEventListener("w-autosave:error", goOn);

  document.addEventListener("click", (event) => {
    const button = event.target.closest(BUTTONS);
    if (!button || !autosaving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed = button;
  }, true);

  document.addEventListener("submit", (event) => {
    leaving = !event.defaultPrevented && event.target.matches("[data-edit-form]");
  });
  // A page that the browser kept is left no more.
  window.addEventListener("pageshow", () => { leaving = false; });
})();
