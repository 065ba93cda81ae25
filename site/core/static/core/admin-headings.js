// The heading of each row in a list says whose it is: "Link 3 · Campaigns", "Language 2 · Welsh · Ymgyrchoedd".
(() => {
  const ROW = "[data-inline-panel-child]";
  const TEXTS = 'input[type="text"], textarea:not([hidden])';

  const wordsOf = (row) => {
    const own = (element) => element.closest(ROW) === row;
    const language = Array.from(row.querySelectorAll('select[name$="-language"]')).find(own);
    const text = Array.from(row.querySelectorAll(TEXTS), ({ value }) => value.trim()).find(Boolean) ?? "";
    return [language?.selectedOptions[0]?.text, text.slice(0, 60)].filter(Boolean);
  };

  const name = (row) => {
    const heading = row.querySelector("[data-panel-heading-text]");
    if (!heading) return;
    const name = heading.querySelector("[data-words]") ?? heading.appendChild(document.createElement("span"));
    name.dataset.words = "";
    name.textContent = wordsOf(row).map((word) => ` · ${word}`).join("");
  };

  window.addEventListener("load", () => document.querySelectorAll(ROW).forEach(name));
  for (const event of ["input", "change"]) {
    document.addEventListener(event, ({ target }) => {
      for (let row = target.closest(ROW); row; row = row.parentElement.closest(ROW)) name(row);
    });
  }
})();
