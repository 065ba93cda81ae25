"""Real PDF, Word, Excel, PowerPoint and OpenDocument files made from texts. Kept by their content, so that they are made once.

PDFs are kept in the repository: making one needs Pango, which a fresh machine lacks. A changed text
makes its PDF anew where Pango is; CI fails until that file is committed and the old one removed.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from html import escape
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings

from demo.content.library_texts import EXAMPLE, READ, Sheet, Text

KEPT_PDFS = Path(__file__).resolve().parent / "pdf"
FONTS = Path(__file__).resolve().parents[2] / "core" / "static" / "core" / "fonts"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODT = "application/vnd.oasis.opendocument.text"
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


def pptx(text: Text) -> bytes:
    return _kept("pptx", text, lambda: _make_pptx(text))


def odt(text: Text) -> bytes:
    return _kept("odt", text, lambda: _make_odt(text))


def silence() -> bytes:
    """Half a minute of an MP3 at 128 kbit/s in which nothing sounds; a frame has 417 bytes and 26 milliseconds."""
    return (b"\xff\xfb\x90\x00" + bytes(413)) * 1150


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


def _make_pptx(text: Text) -> bytes:
    from pptx import Presentation

    slides = Presentation()
    slides.core_properties.title = text.title
    slides.core_properties.author = "One Small Thing (demonstration)"
    first = slides.slides.add_slide(slides.slide_layouts[0])
    first.shapes.title.text, first.placeholders[1].text = text.title, text.lead
    for heading, paragraphs in text.parts:
        slide = slides.slides.add_slide(slides.slide_layouts[1])
        slide.shapes.title.text = heading
        slide.placeholders[1].text = "\n".join(paragraph.removeprefix("- ") for paragraph in paragraphs)
    return _bytes(slides.save)


def _make_odt(text: Text) -> bytes:
    lines = [(1, text.title), (0, text.lead)]
    for heading, paragraphs in text.parts:
        lines += [(2, heading), *((0, paragraph.removeprefix("- ")) for paragraph in paragraphs)]
    body = "".join(
        f'<text:h text:outline-level="{level}">{escape(words)}</text:h>'
        if level
        else f"<text:p>{escape(words)}</text:p>"
        for level, words in lines
    )
    names = "".join(f' xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "text", "manifest"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.3">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest{names} manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", ODT)  # first, and not compressed
        archive.writestr("content.xml", content, ZIP_DEFLATED)
        archive.writestr("META-INF/manifest.xml", manifest, ZIP_DEFLATED)
    return buffer.getvalue()


def _bytes(save: Callable[[io.BytesIO], object]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()
