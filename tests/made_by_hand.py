"""Office documents of which one thing was changed by hand."""

from __future__ import annotations

from tests.documents import docx, parts, pptx, relationships, with_parts, xlsx

DOCX, XLSX = docx(), xlsx()
OOXML = "application/vnd.openxmlformats-officedocument"


def word(body: str) -> str:
    return f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{body}</w:document>'


def field(*runs: str) -> dict[str, str]:
    """A document whose field Word divided into runs."""
    written = "".join(f"<w:instrText>{run}</w:instrText>" for run in runs)
    return {"word/document.xml": word(f'<w:fldChar w:fldCharType="begin"/>{written}<w:fldChar w:fldCharType="end"/>')}


def related(document: bytes, source: str, *row: str) -> bytes:
    folder, _, name = source.rpartition("/")
    return with_parts(document, {f"{folder}/_rels/{name}.rels": relationships(row)})


def with_default(document: bytes, ending: str, content_type: str) -> str:
    """The content types of a document, with that of one more ending."""
    row = f'<Default Extension="{ending}" ContentType="{content_type}"/></Types>'
    return parts(document)["[Content_Types].xml"].decode().replace("</Types>", row)


def chart(workbook: bytes) -> bytes:
    """A Word document with a chart, which keeps its numbers in a workbook."""
    return with_parts(
        DOCX,
        {
            "[Content_Types].xml": with_default(DOCX, "xlsx", f"{OOXML}.spreadsheetml.sheet"),
            "word/charts/chart1.xml": "<chartSpace/>",
            "word/charts/_rels/chart1.xml.rels": relationships(("package", "../embeddings/book.xlsx")),
            "word/embeddings/book.xlsx": workbook,
        },
    )


def typed(document: bytes, part: str, content_type: str) -> bytes:
    """The document with one more part, known by nothing but its content type."""
    known = parts(document)["[Content_Types].xml"].decode()
    row = f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'
    return with_parts(document, {"[Content_Types].xml": known.replace("</Types>", row), part: "<x/>"})


def sheet(formula: str, after: str = "") -> bytes:
    """A workbook whose sheet is written by hand."""
    body = f"<sheetData><row><c><f>{formula}</f></c></row></sheetData>{after}"
    return with_parts(XLSX, {"xl/worksheets/sheet1.xml": f"<worksheet>{body}</worksheet>"})


def slide(link: str) -> bytes:
    kind = f"{OOXML}.presentationml.slide+xml"
    made = typed(pptx(), "ppt/slides/slide1.xml", kind)
    return with_parts(
        made,
        {
            "ppt/slides/slide1.xml": f'<sld xmlns:r="urn:r">{link}</sld>',
            "ppt/slides/_rels/slide1.xml.rels": relationships(("hyperlink", "powershell", "External")),
        },
    )


def drawing(inside: str) -> bytes:
    made = typed(DOCX, "word/media/a.svg", "image/svg+xml")
    return with_parts(made, {"word/media/a.svg": f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'})
