// Our names for what wagtail-localize's editor offers. Before the editor, which asks for them when the page has loaded.
Object.assign(window.django.catalog, JSON.parse(document.getElementById("translation-editor-labels").textContent));

// The editor takes each new line out of what is typed and pasted. It keeps U+2028, the line separator.
(() => {
  const TEXTS = ".js-translation-editor p + div > textarea"; // below their English; addresses have one line

  document.addEventListener("focusin", ({ target }) => {
    const shown = target.matches(TEXTS) && Object.getOwnPropertyDescriptor(target, "value");
    if (!shown || target.dataset.hasLines) return;
    target.dataset.hasLines = "true";
    Object.defineProperty(target, "value", {
      configurable: true,
      enumerable: shown.enumerable,
      get: () => shown.get.call(target).replaceAll("\n", "\u2028"),
      set: (value) => shown.set.call(target, value.replaceAll("\u2028", "\n")),
    });
  }, true);

  // Enter is a new line, as everywhere; "Save" saves, and Ctrl + Enter.
  document.addEventListener("keydown", (event) => {
    const saves = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && !saves && event.target.matches(TEXTS)) event.stopPropagation();
  }, true);
})();
