"""Real PDF, Word and Excel files made from texts. Kept by their content, so that they are made once.

PDFs are kept in the repository: making one needs Pango, which a fresh machine lacks. A changed text
makes its PDF anew where Pango is; CI fails until that file is committed and the old one removed.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from html import escape
from pathlib import Path

from django.conf import settings

from demo.content.library_texts import EXAMPLE, READ, Sheet, Text

KEPT_PDFS = Path(__file__).resolve().parent / "pdf"
FONTS = Path(__file__).resolve().parents[2] / "core" / "static" / "core" / "fonts"
CSS = """
@font-face { font-family: Reading; src: url("atkinson-next-latin.woff2"); }
@font-face { font-family: Heading; src: url("bricolage-display-latin.woff2"); }
@page { size: A4; margin: 22mm 24mm; @bottom-right { content: counter(page); font: 9pt Reading, sans-serif; } }
body { font: 11.5pt/1.5 Reading, sans-serif; color: #2a1349; }
h1 { font: bold 26pt/1.1 Heading, sans-serif; margin: 0 0 6mm; border-top: 3pt solid #2a1349; padding-top: 4mm; }
h2 { font: bold 15pt/1.2 Heading, sans-serif; margin: 8mm 0 2mm; }
.lead { font-size: 14pt; } .note { border-left: 3pt solid #b9a6d6; padding-left: 4mm; }
.sources { font-size: 9.5pt; }
"""


def pdf(text: Text) -> bytes:
    return _kept("pdf", text, lambda: _make_pdf(text))


def docx(text: Text) -> bytes:
    return _kept("docx", text, lambda: _make_docx(text))


def xlsx(sheet: Sheet) -> bytes:
    return _kept("xlsx", sheet, lambda: _make_xlsx(sheet))


def _kept(ending: str, source: Text | Sheet, make: Callable[[], bytes]) -> bytes:
    digest = hashlib.sha256(f"{CSS}{source!r}".encode()).hexdigest()[:24]
    folder = KEPT_PDFS if ending == "pdf" else Path(settings.BASE_DIR) / "var" / "demo-files"
    path = folder / f"{digest}.{ending}"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make())
    return path.read_bytes()


def _make_pdf(text: Text) -> bytes:
    from weasyprint import HTML

    body = [f"<h1>{escape(text.title)}</h1>", f'<p class="lead">{escape(text.lead)}</p>']
    if text.example:
        body.append(f'<p class="note">{escape(EXAMPLE)}</p>')
    for heading, paragraphs in text.parts:
        body.append(f"<h2>{escape(heading)}</h2>")
        body.extend(_html(paragraphs))
    if text.sources:
        body.append("<h2>Sources</h2>" if text.language != "cy" else "<h2>Ffynonellau</h2>")
        items = "".join(f"<li>{escape(source)}</li>" for source in text.sources)
        body.append(f'<ol class="sources">{items}</ol><p class="sources">{escape(READ)}</p>')
    page = (
        f'<html lang="{text.language}"><head><meta charset="utf-8"><title>{escape(text.title)}</title>'
        f"<style>{CSS}</style></head><body>{''.join(body)}</body></html>"
    )
    return HTML(string=page, base_url=str(FONTS)).write_pdf(pdf_variant="pdf/ua-1")


def _html(paragraphs: list[str]) -> list[str]:
    """Points that stand together become one list."""
    lines: list[str] = []
    points: list[str] = []
    for paragraph in [*paragraphs, ""]:
        if paragraph.startswith("- "):
            points.append(f"<li>{escape(paragraph[2:])}</li>")
            continue
        if points:
            lines.append(f"<ul>{''.join(points)}</ul>")
            points = []
        if paragraph:
            lines.append(f"<p>{escape(paragraph)}</p>")
    return lines


def _make_docx(text: Text) -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.title = text.title
    document.core_properties.author = "One Small Thing (demonstration)"
    document.core_properties.language = text.language
    document.add_heading(text.title, level=1)
    document.add_paragraph(text.lead)
    if text.example:
        document.add_paragraph(EXAMPLE)
    for heading, paragraphs in text.parts:
        document.add_heading(heading, level=2)
        for paragraph in paragraphs:
            point = paragraph.startswith("- ")
            document.add_paragraph(paragraph[2:] if point else paragraph, style="List Bullet" if point else None)
    if text.sources:
        document.add_heading("Sources", level=2)
        for source in text.sources:
            document.add_paragraph(source, style="List Number")
        document.add_paragraph(READ)
    return _bytes(document.save)


def _make_xlsx(sheet: Sheet) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    book.properties.title = sheet.title
    page = book.active
    page.title = "Sheet"
    page["A1"], page["A2"] = sheet.title, sheet.note
    page["A1"].font = Font(bold=True, size=14)
    for column, heading in enumerate(sheet.headings, 1):
        page.cell(row=4, column=column, value=heading).font = Font(bold=True)
        page.column_dimensions[page.cell(row=4, column=column).column_letter].width = 28
    for number, row in enumerate(sheet.rows, 5):
        for column, value in enumerate(row, 1):
            cell = page.cell(row=number, column=column, value=value or None)
            cell.data_type = "s" if value else cell.data_type  # text stays text, whatever it begins with
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A5"
    return _bytes(book.save)


def _bytes(save: Callable[[io.BytesIO], object]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()
