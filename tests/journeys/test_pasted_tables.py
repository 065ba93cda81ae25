"""A table that an editor copies from a spreadsheet or a letter keeps its cells, wherever she pastes it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.admin import explore, insert

TABLE = """<style>td { color: black }</style><table>
  <tr><td>Year</td><td>Women</td></tr>
  <tr><td>2022</td><td>3,219</td></tr>
  <tr><td>2023</td><td>3,314</td></tr>
</table>"""
FILLED = [["Year", "Women"], ["2022", "3,219"], ["2023", "3,314"]]
LETTER = f"<p>Before</p>{TABLE}<p>After</p>"


def paste(page: Page, html: str, plain: str = "YearWomen") -> None:
    """Puts on the clipboard what a spreadsheet does, and presses the keys."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(
        """([html, plain]) => {
            const data = { "text/plain": new Blob([plain], { type: "text/plain" }) };
            if (html) data["text/html"] = new Blob([html], { type: "text/html" });
            return navigator.clipboard.write([new ClipboardItem(data)]);
        }""",
        [html, plain],
    )
    page.keyboard.press("Control+V")


def new_page(page: Page) -> None:
    explore(page, "About us")
    page.get_by_role("link", name="Add child page").first.click()
    page.get_by_role("link", name="Standard page").first.click()


def cells(page: Page) -> list[list[str]]:
    """The headings and rows of the table block on the page."""
    rows = page.locator(".typed-table-block table tr")
    words = rows.evaluate_all("rows => rows.map(r => [...r.querySelectorAll('input[type=text]')].map(i => i.value))")
    return [row for row in words if row]


def test_a_table_fills_the_cells_of_a_table_block_and_is_kept(signed_in):
    editor = signed_in("publisher", "/admin/")
    new_page(editor)
    editor.get_by_role("textbox", name="Title*").fill("A pasted table")
    insert(editor, "Text", "Table of data")
    expect(editor.get_by_label("Caption").filter(visible=True)).to_have_count(1)
    editor.get_by_role("button", name="Add column").focus()
    paste(editor, TABLE)
    assert cells(editor) == FILLED

    editor.locator(".typed-table-block tbody input[type=text]").last.focus()
    paste(editor, "", "3,500\tan estimate\n3,600\t\n")
    grown = [["Year", "Women", ""], ["2022", "3,219", ""], ["2023", "3,500", "an estimate"], ["", "3,600", ""]]
    assert cells(editor) == grown

    editor.get_by_role("button", name="Save draft").click()
    editor.wait_for_url("**/edit/")
    editor.reload()
    assert cells(editor) == grown


def test_merged_cells_leave_the_others_in_their_columns(signed_in):
    editor = signed_in("publisher", "/admin/")
    new_page(editor)
    insert(editor, "Text", "Table of data")
    editor.get_by_role("button", name="Add column").focus()
    paste(
        editor,
        "<table><tr><td rowspan=2>Prison</td><td colspan=2>Women</td></tr><tr><td>2022</td><td>2023</td></tr>"
        "<tr><td>Styal</td><td>1</td><td>2</td></tr></table>",
    )

    assert cells(editor) == [["Prison", "Women", ""], ["", "2022", "2023"], ["Styal", "1", "2"]]


def test_a_table_pasted_into_text_becomes_a_table_block(signed_in):
    editor = signed_in("publisher", "/admin/")
    new_page(editor)
    texts = editor.locator("[contenteditable=true]:visible")
    insert(editor, "Text", "Text")
    texts.last.click()
    paste(editor, TABLE)

    expect(editor.locator(".typed-table-block")).to_be_visible()
    assert cells(editor) == FILLED
    expect(texts).to_have_count(0)  # an empty text would be refused

    insert(editor, "Text", "Text")  # above the table
    texts.last.click()
    paste(editor, LETTER)

    blocks = editor.locator("[data-streamfield-child]:visible").filter(has=texts.or_(editor.get_by_label("Caption")))
    expect(blocks).to_have_count(4)
    expect(texts).to_have_text(["Before", "After"])
    assert [block.locator("[contenteditable=true]").count() for block in blocks.all()] == [1, 0, 1, 0]
    assert cells(editor) == FILLED * 2


def test_a_table_in_the_middle_of_text_becomes_lines_that_keep_its_cells(signed_in):
    editor = signed_in("publisher", "/admin/")
    new_page(editor)
    insert(editor, "Text", "Help box")  # its text cannot have a table beside it
    text = editor.locator("[contenteditable=true]").last
    for html in (TABLE, LETTER):
        text.click()
        editor.keyboard.press("Control+A")
        paste(editor, html)

        expect(text.get_by_text("Year | Women", exact=True)).to_be_visible()
        lines = [line.strip() for line in text.inner_text().split("\n") if line.strip()]
        assert [line for line in lines if "|" in line] == ["Year | Women", "2022 | 3,219", "2023 | 3,314"]
    assert (lines[0], lines[-1]) == ("Before", "After")
