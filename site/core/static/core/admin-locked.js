// What cannot be saved cannot be typed: a page that waits for approval, or that a colleague has locked, can be read only.
window.addEventListener("load", () => {
  if (!document.body.matches(".content-locked")) return;
  const panels = ".w-panel__content, .w-dialog__content";
  for (const panel of document.querySelectorAll(`[data-edit-form] :is(${panels})`)) {
    for (const field of panel.querySelectorAll("input, select, textarea, button:not(.w-panel__toggle)")) {
      field.disabled = true;
    }
    for (const text of panel.querySelectorAll("[contenteditable=true]")) text.contentEditable = "false";
  }
});
