// What is typed is saved or asked about: also in a form that came back with errors, and while a save is under way.
(() => {
  const watcherOf = (form) => window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");

  // Wagtail saves a form that came back with errors once and then does not look at it again.
  document.addEventListener("w-unsaved:ready", ({ target }) => {
    const watcher = watcherOf(target);
    if (!watcher.forceValue) return;
    watcher.forceValue = false; // else it begins nothing
    watcher.setInitialFormData();
    watcher.checkIntervalValueChanged(watcher.checkIntervalValue);
    watcher.forceValue = true; // until something is saved
  });

  // Wagtail looks at a form some two seconds after it opened, and counts as saved what a person has typed by then.
  const typed = new WeakSet();
  const remember = ({ target, isTrusted }) => {
    const form = isTrusted && target.closest("form");
    if (form) typed.add(form);
  };
  ["beforeinput", "input", "change"].forEach((name) => document.addEventListener(name, remember, true));
  document.addEventListener("w-autosave:save", ({ target }) => typed.delete(target));
  document.addEventListener("w-unsaved:watch-edits", ({ target }) => {
    if (!typed.has(target)) return;
    const watcher = watcherOf(target);
    watcher.initialFormData = "changed since";
    watcher.previousFormData = "changed since";
  });

  // Wagtail counts as saved what the form holds when the answer comes; the rest was not sent.
  let sent = null;
  document.addEventListener("w-autosave:save", ({ target }) => {
    sent = watcherOf(target).formData;
  });
  document.addEventListener("w-autosave:success", ({ target }) => {
    const watcher = watcherOf(target);
    watcher.initialFormData = sent;
    watcher.previousFormData = sent;
  });
})();
