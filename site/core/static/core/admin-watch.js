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
