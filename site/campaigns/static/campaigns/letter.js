// The letter is read, selected and sent without this file. Here it becomes a text that the reader makes her own.
// What she types stays in this page: it is not stored, and goes nowhere but into her clipboard, mail program or printer.
for (const letter of document.querySelectorAll("[data-letter]")) {
  const find = (part) => letter.querySelector(`[data-letter-${part}]`);
  const sheet = find("sheet");
  const mail = find("mail");
  const copy = find("copy");
  const status = find("status");
  const text = find("editor").querySelector("textarea");
  const addressWithSubject = mail?.href.split("&body=")[0];

  const follow = () => {
    find("count").textContent = text.value.length.toLocaleString(document.documentElement.lang);
    if (!mail) return;
    const body = encodeURIComponent(text.value.replace(/\r?\n/g, "\r\n"));
    const address = `${addressWithSubject}&body=${body}`;
    const fits = address.length <= Number(letter.dataset.longest);
    mail.hidden = !fits;
    if (fits) mail.href = address;
    const sentence = fits ? "" : status.dataset.tooLong;
    if (status.textContent !== sentence) status.textContent = sentence;
  };

  const copied = () => {
    copy.textContent = copy.dataset.done;
  };
  copy.addEventListener("click", () => {
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text.value).then(copied);
    } else {
      text.select();
      if (document.execCommand("copy")) copied();
    }
  });

  find("print").addEventListener("click", () => {
    document.documentElement.classList.add("prints-letter");
    window.print();
  });
  window.addEventListener("beforeprint", () => {
    sheet.textContent = text.value;
  });
  window.addEventListener("afterprint", () => {
    document.documentElement.classList.remove("prints-letter");
  });

  // On a Welsh page the letter may still be in English.
  text.lang = (sheet.querySelector("[lang]") ?? sheet.closest("[lang]")).lang;
  sheet.lang = text.lang;
  text.addEventListener("input", follow);
  letter.classList.add("letter--open");
  for (const hidden of [find("editor"), copy, find("print")]) hidden.hidden = false;
  follow();
}
