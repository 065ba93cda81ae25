// A pasted table (admin-tables.js) fills the table block that it is pasted into.
// Pasted into a text, it becomes a table block of its own, where the page may have one; the words around it are texts.
(() => {
  const PASTED = "core:table-pasted";
  const TABLE = "data_table";
  const FIGURE = /^[£$€]?[-−]?[\d.,\s]*\d[\d.,\s]*%?$/;

  let waiting = null; // the part of what was pasted for the block that is about to be made

  const { telepath, wagtailStreamField } = window;
  const TypedTable = telepath.constructors["wagtail.contrib.typed_table_block.blocks.TypedTableBlock"];

  const columnType = (values) => (values.some(Boolean) && values.every((v) => !v || FIGURE.test(v)) ? "number" : "text");

  const isEmpty = ({ columns, rows }) =>
    !columns.some((column) => column.heading) && !rows.some((row) => row.values.some(Boolean));

  // Where the cursor is: row -1 is the line of headings; null outside the cells.
  const placeOf = (element) => {
    const cell = element.closest("th, td");
    if (!cell || cell.classList.contains("control-cell")) return null;
    const column = cell.cellIndex - 1;
    return { column, row: cell.tagName === "TH" ? -1 : cell.parentElement.sectionRowIndex };
  };

  const fill = (state, grid, place) => {
    const blank = isEmpty(state);
    const { columns, rows } = blank ? { columns: [], rows: [] } : state;
    const start = blank ? { column: 0, row: -1 } : place;
    const below = start.row < 0 ? grid.slice(1) : grid;
    grid[0].forEach((_, x) => {
      const column = start.column + x;
      columns[column] ??= { type: columnType(below.map((line) => line[x])), heading: "" };
      if (start.row < 0) columns[column].heading = grid[0][x];
    });
    below.forEach((line, y) => {
      const row = Math.max(start.row, 0) + y;
      rows[row] ??= { values: [] };
      line.forEach((value, x) => {
        rows[row].values[start.column + x] = value;
      });
    });
    rows.forEach((row) => {
      row.values = columns.map((_, x) => row.values[x] ?? "");
    });
    return { ...state, columns, rows };
  };

  class TableDefinition extends TypedTable {
    render(...args) {
      const block = super.render(...args);
      const container = block.container[0];
      // The block around a table has the caption that is shown.
      block.captionInput.closest("[data-field-wrapper]").hidden = true;
      const paste = (grid, place) => {
        block.setState(fill(block.getState(), grid, place));
        container.querySelector("input").dispatchEvent(new Event("change", { bubbles: true }));
      };
      container.addEventListener(PASTED, (event) => {
        const place = placeOf(event.target);
        if (!place && !isEmpty(block.getState())) return;
        event.preventDefault();
        paste(event.detail.grid, place);
      });
      if (waiting) {
        paste(waiting.grid);
        waiting = null;
      }
      return block;
    }
  }

  const editorIn = (block) => block.element.querySelector("[contenteditable=true]");

  const isCursorAtEnd = (editor) => {
    const { rangeCount } = window.getSelection();
    if (!rangeCount) return false;
    const rest = window.getSelection().getRangeAt(0).cloneRange();
    rest.collapse();
    rest.setEnd(editor, editor.childNodes.length);
    return rest.toString().trim() === "";
  };

  const removeIfEmpty = (block) => {
    if (editorIn(block).textContent.trim()) return;
    block.element.closest("[data-streamfield-child]").querySelector("[data-streamfield-action=DELETE]").click();
  };

  class TextDefinition extends wagtailStreamField.blocks.FieldBlockDefinition {
    render(placeholder, prefix, state, error, capabilities) {
      const block = super.render(placeholder, prefix, state, error, capabilities);
      const sibling = capabilities?.get("addSibling");
      const mayHaveTable = sibling?.blockGroups.some(([, blocks]) => blocks.some(({ name }) => name === TABLE));
      if (mayHaveTable) {
        block.element.addEventListener(PASTED, (event) => {
          const { parts, pasteInto } = event.detail;
          // In the middle of a text the words that follow would come before the table.
          if (!parts.length || (parts.length > 1 && !isCursorAtEnd(editorIn(block)))) return;
          event.preventDefault();
          const [first, ...others] = parts;
          if (first.html) pasteInto(editorIn(block), first.html);
          for (const part of (first.html ? others : parts).reverse()) {
            waiting = part.html ? { paste: (editor) => pasteInto(editor, part.html) } : part;
            sibling.fn({ type: part.html ? this.name : TABLE });
          }
          if (!first.html) removeIfEmpty(block);
        });
      }
      if (waiting?.paste) {
        waiting.paste(editorIn(block));
        waiting = null;
      }
      return block;
    }
  }

  telepath.register("core.blocks.TableBlock", TableDefinition);
  telepath.register("core.blocks.RichTextBlock", TextDefinition);
})();
