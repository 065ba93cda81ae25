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

// A briefing is kept in the address alone, so the links of the blueprint carry it on from page to page.
const chosen = new URLSearchParams(location.search).getAll("work");
const isBlueprint = (url) => url.origin === location.origin && /^\/(\w\w\/)?blueprint\/(.*\/)?$/.test(url.pathname);
if (chosen.length && isBlueprint(location)) {
  for (const link of document.querySelectorAll("main a[href]:not(#cite a, [data-briefing])")) {
    const url = new URL(link.href);
    if (isBlueprint(url)) {
      const own = url.searchParams.getAll("work");
      chosen.filter((work) => !own.includes(work)).forEach((work) => url.searchParams.append("work", work));
      link.href = url;
    }
  }
}
