// A day that does not exist (31/02/2026) stays as it was typed, so that saving names it.
// Wagtail's picker would turn it into 03/03/2026 without a word.
jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
