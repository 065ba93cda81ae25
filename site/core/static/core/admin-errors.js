// Errors are all counted, "Go to the first error" reaches each, and each goes when its field is put right.
(() => {
  const COUNTER = '[data-controller~="w-count"]';
  const FIRST_ERROR = `${COUNTER}[data-controller~="w-focus"]`;
  const ERROR = ".error-message, .help-critical";

  const controllerOf = (counter) => window.wagtail.app.getControllerForElementAndIdentifier(counter, "w-count");
  const count = () => document.querySelectorAll(COUNTER).forEach((counter) => controllerOf(counter)?.count());

  // A block that is inserted or deleted takes or brings an error.
  const hasError = (node) =>
    node.nodeType === Node.ELEMENT_NODE && (node.matches(ERROR) || node.querySelector(ERROR) !== null);
  const recount = (changes) => {
    if (!changes.some(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes].some(hasError))) return;
    count();
    const first = document.querySelector(FIRST_ERROR);
    if (first && !controllerOf(first)?.totalValue) first.closest("li")?.remove();
  };

  window.addEventListener("load", () => {
    // Wagtail says how many blocks a list needs before anybody wrote a word.
    if (!document.querySelector(FIRST_ERROR)) {
      document.querySelectorAll(".help-critical").forEach((error) => error.remove());
    }
    // Wagtail counts before blocks are drawn, so a list that has none of those it needs went uncounted.
    count();
    new MutationObserver(recount).observe(document.body, { childList: true, subtree: true });
  });

  // What was said of a field is over when something else is written there: the next save looks at it again.
  const putRight = ({ target }) => {
    const field = target.closest?.("[data-field]");
    const errors = field?.querySelector("[data-field-errors]");
    if (!errors?.querySelector(ERROR)) return;
    errors.querySelectorAll(ERROR).forEach((error) => error.remove());
    errors.querySelector(".icon")?.toggleAttribute("hidden", true);
    field.classList.remove("w-field--error");
    field.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
  };
  document.addEventListener("beforeinput", putRight, true);
  jQuery(document).on("input change", putRight); // the calendar tells jQuery alone

  // An error in a closed dialog, as that of the schedule: the dialog opens first.
  document.addEventListener("click", (event) => {
    const button = event.target.closest(FIRST_ERROR);
    const error = button && document.querySelector(button.dataset.wFocusTargetValue);
    const closed = error?.closest('[role="dialog"][aria-hidden="true"]');
    if (closed) document.querySelector(`[data-a11y-dialog-show="${closed.id}"]`)?.click();
  }, true);
})();
