// Everything works without this file. It only takes the page out of the back button's reach
// when somebody leaves fast, and copies a citation for those who press the button.
document.addEventListener("click", (event) => {
  const exit = event.target.closest("a[data-exit]");
  if (exit) {
    event.preventDefault();
    document.body.hidden = true;
    window.location.replace(exit.href);
    return;
  }
  const copy = event.target.closest("button[data-copy]");
  if (copy && navigator.clipboard) {
    const words = document.getElementById(copy.dataset.copy).innerText.trim();
    navigator.clipboard.writeText(words).then(() => {
      copy.textContent = copy.dataset.done;
    });
  }
});
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
  }
}
