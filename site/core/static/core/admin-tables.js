// A table that is pasted from a spreadsheet or a letter keeps its cells.
// Blocks hear of it first (table-block.js). Where none takes it, a rich text gets one line a row: "Year | Women".
(() => {
  const PASTED = "core:table-pasted";

  const words = (cell) => cell.textContent.replace(/\s+/g, " ").trim();

  // The cells row by row, all rows of one length; a merged cell stands in its first place.
  const gridOf = (table) => {
    const grid = Array.from(table.rows, () => []);
    Array.from(table.rows).forEach((row, y) => {
      let x = 0;
      for (const cell of row.cells) {
        while (grid[y][x] !== undefined) x += 1;
        for (let down = 0; down < cell.rowSpan && grid[y + down]; down += 1) {
          for (let along = 0; along < cell.colSpan; along += 1) {
            grid[y + down][x + along] = down || along ? "" : words(cell);
          }
        }
        x += cell.colSpan;
      }
    });
    const width = Math.max(0, ...grid.map((row) => row.length));
    return grid.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? ""));
  };

  const gridOfText = (text) => text.replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t"));

  const keepCells = (page) => {
    for (const table of page.querySelectorAll("table")) {
      const lines = gridOf(table).map((row) => {
        const line = page.createElement("p");
        line.textContent = row.join(" | ");
        return line;
      });
      table.replaceWith(...lines);
    }
  };

  // What was copied, in its order: each table as its cells, what stands before, between and after them as HTML.
  const partsOf = (page) => {
    const parts = [];
    const range = page.createRange();
    const addText = () => {
      const text = page.createElement("div");
      text.append(range.cloneContents());
      text.querySelectorAll("style").forEach((style) => style.remove());
      if (text.textContent.trim()) parts.push({ html: text.innerHTML });
    };
    range.selectNodeContents(page.body);
    for (const table of page.querySelectorAll("table:not(table table)")) {
      range.setEndBefore(table);
      addText();
      parts.push({ grid: gridOf(table) });
      range.setStartAfter(table);
      range.setEnd(page.body, page.body.childNodes.length);
    }
    addText();
    return parts;
  };

  const pasteInto = (text, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", new DOMParser().parseFromString(html, "text/html").body.textContent);
    text.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  };

  document.addEventListener(
    "paste",
    (event) => {
      if (!event.isTrusted || !event.clipboardData) return; // what this script pastes itself
      const page = new DOMParser().parseFromString(event.clipboardData.getData("text/html"), "text/html");
      const text = event.clipboardData.getData("text/plain");
      const table = page.querySelector("table");
      const grid = table ? gridOf(table) : gridOfText(text);
      if (grid.flat().length < 2) return;

      const parts = table ? partsOf(page) : text.includes("\t") ? [{ grid }] : [];
      const detail = { grid, parts, pasteInto };
      const taken = !event.target.dispatchEvent(new CustomEvent(PASTED, { detail, bubbles: true, cancelable: true }));
      const inRichText = event.target.closest("[data-draftail-editor-wrapper]");
      if (!taken && !(table && inRichText)) return;
      event.preventDefault();
      event.stopPropagation();
      if (taken) return;

      keepCells(page);
      pasteInto(event.target, page.body.innerHTML);
    },
    true,
  );
})();
