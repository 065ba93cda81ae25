(() => {
  // A day that does not exist (31/02/2026) stays as it was typed, so that saving names it.
  // Wagtail's picker would turn it into 03/03/2026 without a word.
  jQuery.fn.datetimepicker.defaults.validateOnBlur = false;

  // The calendar closes when one goes on, by Tab or by a click: it covered "Save schedule".
  const PICKER = ".xdsoft_datetimepicker";
  const pickerOf = (element) => jQuery(element).data("xdsoft_datetimepicker")?.[0];
  const close = (picker) => jQuery(picker).trigger("close.xdsoft");
  const leave = ({ target }) => {
    if (!(target instanceof Element) || target.closest(PICKER)) return;
    jQuery(PICKER).filter(":visible").not(pickerOf(target)).each((_, picker) => close(picker));
  };
  document.addEventListener("focusin", leave, true);

  // It opens for who clicks into the field or presses the arrow down: whoever comes by Tab types the day.
  let asked = null;
  document.addEventListener("mousedown", (event) => {
    asked = event.target;
    leave(event);
  }, true);
  document.addEventListener("keydown", ({ key, target }) => {
    asked = key === "ArrowDown" ? target : null;
    if (asked && pickerOf(asked)) jQuery(asked).trigger("open.xdsoft");
  }, true);
  // Wagtail's picker opens a moment after its field was reached, when one may have gone on already.
  jQuery(document).on("open.xdsoft", PICKER, ({ currentTarget }) => {
    const field = document.activeElement;
    if (field !== asked || pickerOf(field) !== currentTarget) close(currentTarget);
  });
})();
