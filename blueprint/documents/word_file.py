"""What python-docx 1.2 lacks: links, languages, clean texts, and properties that are not its own."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from core.control_characters import without_control_characters

#: The longest that a property of a document may be.
LONGEST_PROPERTY = 255
INK = RGBColor(0x2A, 0x13, 0x49)


class WordFile:
    def __init__(self, *, title: str, author: str, language: str, day: datetime.datetime) -> None:
        self.document = Document()
        properties = self.document.core_properties
        properties.title = without_control_characters(title)[:LONGEST_PROPERTY]
        properties.author = properties.last_modified_by = author
        properties.comments = ""
        properties.language = language
        properties.created = properties.modified = day
        self._set_page(language)

    def _set_page(self, language: str) -> None:
        (section,) = self.document.sections
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
        styles = self.document.styles
        for lang in styles.element.iter(qn("w:lang")):
            lang.set(qn("w:val"), language)
        styles["Normal"].font.name, styles["Normal"].font.size = "Verdana", Pt(10.5)
        for name in ("Title", *(f"Heading {level}" for level in range(1, 5))):
            styles[name].font.color.rgb = INK
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        section.footer.paragraphs[0]._p.append(field)

    def heading(self, text: str, level: int, lang: str = "") -> None:
        self.run(self.document.add_heading(level=level), text, lang=lang)

    def paragraph(self, text: str = "", style: str | None = None, *, lang: str = "", bold: bool = False) -> Paragraph:
        paragraph = self.document.add_paragraph(style=style)
        if text:
            self.run(paragraph, text, lang=lang, bold=bold)
        return paragraph

    def run(self, paragraph: Any, text: str, *, lang: str = "", bold: bool = False) -> Run:
        run = paragraph.add_run(without_control_characters(text))
        run.bold = bold or None
        if lang:
            tag = OxmlElement("w:lang")
            tag.set(qn("w:val"), lang)
            run._r.get_or_add_rPr().append(tag)
        return run

    def link(self, paragraph: Paragraph, text: str, address: str, *, lang: str = "") -> None:
        target = without_control_characters(address)
        relation = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), relation)
        run = self.run(paragraph, text, lang=lang)
        run.underline = True
        link.append(run._r)
        paragraph._p.append(link)

    def picture(self, png: bytes, words: str) -> None:
        """`words` are for those who do not see it."""
        self.document.add_picture(BytesIO(png))._inline.docPr.set("descr", without_control_characters(words))

    def facts(self, rows: list[tuple[str, str]], lang: str = "") -> None:
        table = self.document.add_table(rows=0, cols=2)
        for term, value in rows:
            cells = table.add_row().cells
            self.run(cells[0].paragraphs[0], term, lang=lang, bold=True)
            self.run(cells[1].paragraphs[0], value, lang=lang)
        for row in table.rows:
            row.cells[0].width, row.cells[1].width = Mm(45), Mm(115)

    def table(self, rows: list[list[str]], lang: str = "") -> None:
        """Its first row holds the headings, which Word repeats on each page."""
        table = self.document.add_table(rows=len(rows), cols=max(map(len, rows)), style="Table Grid")
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=False):
                self.run(cell.paragraphs[0], text, lang=lang, bold=cells is table.rows[0])
        header = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(header)
