// Errors are all counted, and "Go to the first error" reaches each.
(() => {
  const FIRST_ERROR = '[data-controller~="w-count"][data-controller~="w-focus"]';

  // Wagtail counts before blocks are drawn, so a list that has none of those it needs went uncounted.
  window.addEventListener("load", () => {
    for (const counter of document.querySelectorAll('[data-controller~="w-count"]')) {
      window.wagtail.app.getControllerForElementAndIdentifier(counter, "w-count")?.count();
    }
  });

  // An error in a closed dialog, as that of the schedule: the dialog opens first.
  document.addEventListener("click", (event) => {
    const button = event.target.closest(FIRST_ERROR);
    const error = button && document.querySelector(button.dataset.wFocusTargetValue);
    const closed = error?.closest('[role="dialog"][aria-hidden="true"]');
    if (closed) document.querySelector(`[data-a11y-dialog-show="${closed.id}"]`)?.click();
  }, true);
})();
