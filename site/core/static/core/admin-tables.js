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

  // Whether nothing was copied but one table.
  const isAlone = (table) => {
    const rest = table.ownerDocument.body.cloneNode(true);
    rest.querySelector("table").remove();
    rest.querySelectorAll("style").forEach((style) => style.remove());
    return rest.textContent.trim() === "";
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

      const alone = table ? isAlone(table) : text.includes("\t");
      const detail = { grid, alone };
      const taken = !event.target.dispatchEvent(new CustomEvent(PASTED, { detail, bubbles: true, cancelable: true }));
      const inRichText = event.target.closest("[data-draftail-editor-wrapper]");
      if (!taken && !(table && inRichText)) return;
      event.preventDefault();
      event.stopPropagation();
      if (taken) return;

      keepCells(page);
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", page.body.innerHTML);
      clipboardData.setData("text/plain", page.body.textContent);
      event.target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    true,
  );
})();
