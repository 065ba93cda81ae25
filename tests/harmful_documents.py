"""Documents that may be uploaded, and those that may not, with words of the sentence that refuses each."""

from __future__ import annotations

import struct
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.documents import archive, mp3, mp4, odt, odt_meta, pdf, pptx, relationships, with_parts, xlsx
from tests.made_by_hand import DOCX, OOXML, XLSX, chart, drawing, field, related, sheet, slide, typed, word

MP3 = mp3()
MP4 = mp4()
ELSEWHERE = "https://elsewhere.example/thing"
TEMPLATE, FETCHES, INSIDE = (
    "takes its template from elsewhere",
    "fetches something from elsewhere",
    "lies inside this one",
)
STARTS = "starts or opens something"
MACROS, MACRO_SHEET, ACTS = "has macros", "Excel 4 macros", "starts something by itself"
TWO_IN_ONE, NOT_WHAT, DAMAGED = "has something else before", "that its name says", "is damaged"
UNPACKS, PASSWORD, PAGE = "unpacks to far more", "needs a password", "is a web page"


def box(kind: bytes, content: bytes) -> bytes:
    """A box of an MP4 file."""
    return struct.pack(">I4s", 8 + len(content), kind) + content


def lying(size: int) -> bytes:
    """A Word document in which one part says that it is shorter than it is, with the checksum of that much."""
    body = bytes(size)
    made = bytearray(with_parts(DOCX, {"word/media/a.bin": body}))
    short = struct.pack("<LLL", zlib.crc32(body[:9]), 0, 9)
    for mark, offset in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        begin = made.rindex(mark, 0, made.rindex(b"word/media/a.bin") if mark.endswith(b"\x02") else None)
        made[begin + offset : begin + offset + 4] = short[:4]
        made[begin + offset + 8 : begin + offset + 12] = short[8:]
    return bytes(made)


def on_page(**annotation: object):
    """A change that puts an annotation on the first page."""

    def change(made: pikepdf.Pdf) -> None:
        made.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **annotation)])

    return change


def at_start(**action: object):
    def change(made: pikepdf.Pdf) -> None:
        made.Root.OpenAction = Dictionary(**action)

    return change


def attached(made: pikepdf.Pdf) -> None:
    made.attachments["list.csv"] = b"name,address"


def fetched_stream(made: pikepdf.Pdf) -> None:
    made.Root.Thing = made.make_stream(b"", F=String(ELSEWHERE))


OPEN = Dictionary(S=Name.URI, URI=String(ELSEWHERE))
GO_ELSEWHERE = Dictionary(S=Name.GoToR, F=String("\\\\elsewhere\\x.pdf"), D=Array([0, Name.Fit]))
HARMLESS: dict[str, bytes] = {
    "a.pdf": pdf(),
    "line-end-before-its-header.pdf": b"\r\n" + pdf(),
    "with-a-link.pdf": pdf(on_page(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(ELSEWHERE)))),
    "a.docx": DOCX,
    "with-a-link.docx": related(DOCX, "word/footnotes.xml", "hyperlink", ELSEWHERE, "External"),
    "with-a-page-number.docx": with_parts(DOCX, field(" PAGE ")),
    "with-a-chart.docx": chart(XLSX),
    "with-a-drawing.docx": drawing('<path d="M0 0h9"/>'),
    "a.xlsx": XLSX,
    "with-a-formula.xlsx": xlsx("=SUM(B1:B9)"),
    "about-a-formula.xlsx": xlsx("WEBSERVICE(address) fetches"),
    "a.pptx": pptx(),
    "with-a-link.pptx": slide('<hlinkClick r:id="rId0"/><hlinkMouseOver action="ppaction://hlinkshowjump?jump=next"/>'),
    "a.odt": odt(),
    "with-parts-of-libreoffice.odt": odt(
        more={"layout-cache": b"\1\0\1\0x", "Fonts/a.ttf": b"\0\1\0\0x", "manifest.rdf": "<RDF/>"}
    ),
    "with-a-link.odt": odt(f'<text:a xlink:href="{ELSEWHERE}">x</text:a><draw:image xlink:href="Pictures/1.png"/>'),
    "with-an-empty-part.odt": odt(more={"Configurations2/accelerator/current.xml": ""}),
    "a.mp3": MP3,
    "with-a-tag.mp3": mp3(tag=b"TIT2\x00\x00\x00\x06\x00\x00\x00Sheet" + bytes(40)),
}
HARMLESS_IN_LIBRARIES: dict[str, bytes] = {
    "a.mp4": MP4,
    "with-a-title.mp4": mp4(title="Sheet"),
    "in-fragments.mp4": mp4(movflags="frag_keyframe+empty_moov"),
}
HARMLESS_IN_PUBLIC: dict[str, bytes] = {
    "a.csv": "Year,Women\n2022,“17,240”\n".encode(),
    "a.txt": b"Breathe in. 5 < 7, she wrote; <3\n",
    "in-utf-16.txt": "Breathe in.".encode("utf-16"),
}
HARMFUL: dict[str, tuple[bytes, str]] = {
    # macros
    "vba.docx": (with_parts(DOCX, {"word/vbaProject.bin": "x"}), MACROS),
    "vba-by-its-type.docx": (typed(DOCX, "word/harmless.bin", "application/vnd.ms-office.vbaProject"), MACROS),
    "macro-document.docx": (
        typed(DOCX, "word/x.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"),
        MACROS,
    ),
    "vba-by-its-relationship.xlsx": (related(XLSX, "xl/workbook.xml", "vbaProject", "x.bin"), MACROS),
    "add-in.pptx": (pptx({"ppt/webextensions/taskpanes.xml": "<x/>"}), MACROS),
    "macro-sheet.xlsx": (with_parts(XLSX, {"xl/macrosheets/sheet1.xml": "<x/>"}), MACRO_SHEET),
    "macro-sheet-by-its-type.xlsx": (typed(XLSX, "xl/x.xml", "application/vnd.ms-excel.macrosheet+xml"), MACRO_SHEET),
    "macro-sheet-by-its-relationship.xlsx": (related(XLSX, "xl/workbook.xml", "xlMacrosheet", "x.xml"), MACRO_SHEET),
    "basic.odt": (odt(more={"Basic/Standard/Module1.xml": "<x/>"}), MACROS),
    "listener.odt": (odt('<script:event-listener xlink:href="vnd.sun.star.script:x"/>'), MACROS),
    "script-in-a-drawing.docx": (drawing("<script>1</script>"), MACROS),
    "listener-in-a-drawing.docx": (drawing('<path onload="1"/>'), MACROS),
    "link-that-runs.odt": (odt('<text:a xlink:href="vnd.sun.star.script:x?language=Python"/>'), MACROS),
    "program-on-hover.pptx": (slide('<hlinkMouseOver r:id="rId0" action="ppaction://program"/>'), STARTS),
    "program-on-click.pptx": (slide('<hlinkClick r:id="rId0" action="ppaction://program"/>'), STARTS),
    "address-on-hover.pptx": (slide('<hlinkMouseOver r:id="rId0"/>'), STARTS),
    # what is fetched
    "picture.docx": (related(DOCX, "word/document.xml", "image", ELSEWHERE, "External"), FETCHES),
    "picture.pptx": (pptx({"ppt/_rels/x.xml.rels": relationships(("image", ELSEWHERE, "External"))}), FETCHES),
    "frame.docx": (related(DOCX, "word/webSettings.xml", "frame", ELSEWHERE, "External"), FETCHES),
    "sub-document.docx": (related(DOCX, "word/document.xml", "subDocument", ELSEWHERE, "External"), FETCHES),
    "object-elsewhere.docx": (related(DOCX, "word/header1.xml", "oleObject", ELSEWHERE, "External"), FETCHES),
    "field.docx": (with_parts(DOCX, field(" INCLUDE", f"PICTURE {ELSEWHERE} ")), FETCHES),
    "dde.docx": (with_parts(DOCX, {"word/x.xml": word('<w:fldSimple w:instr=" ddeauto c:\\x "/>')}), FETCHES),
    "field-by-its-type.docx": (
        with_parts(
            typed(DOCX, "word/header1.xm", f"{OOXML}.wordprocessingml.header+xml"),
            {"word/header1.xm": word('<w:fldSimple w:instr="DDEAUTO x"/>')},
        ),
        FETCHES,
    ),
    "field-elsewhere.docx": (
        with_parts(
            typed(DOCX, "other/footer1.xml", f"{OOXML}.wordprocessingml.footer+xml"),
            {"other/footer1.xml": word(f'<w:fldSimple w:instr="INCLUDEPICTURE {ELSEWHERE}"/>')},
        ),
        FETCHES,
    ),
    "field-without-an-end.docx": (
        with_parts(
            DOCX,
            {
                "word/document.xml": word(
                    '<w:fldChar w:fldCharType="begin"/><w:instrText>DDE<!-- -->AUTO c:\\x</w:instrText>'
                )
            },
        ),
        FETCHES,
    ),
    "formula-as-cdata.xlsx": (sheet('<![CDATA[_xlfn.WEBSERVICE("x")]]>'), FETCHES),
    "formula-as-references.xlsx": (sheet("_xlfn.&#87;EBSERVICE(1)"), FETCHES),
    "formula-behind-a-comment.xlsx": (sheet("1+<!-- x -->WEBSERVICE(1)"), FETCHES),
    "validation.xlsx": (sheet("1", "<dataValidation><formula1>WEBSERVICE(1)</formula1></dataValidation>"), FETCHES),
    "condition.xlsx": (sheet("1", "<cfRule><formula>WEBSERVICE(1)</formula></cfRule>"), FETCHES),
    "drawing.docx": (drawing(f'<image href="{ELSEWHERE}"/>'), FETCHES),
    "link.xlsx": (with_parts(XLSX, {"xl/externalLinks/externalLink1.xml": "<x/>"}), FETCHES),
    "connection.xlsx": (with_parts(XLSX, {"xl/connections.xml": "<x/>"}), FETCHES),
    "formula.xlsx": (xlsx('=_xlfn.WEBSERVICE("https://elsewhere.example")'), FETCHES),
    "chart-that-fetches.docx": (chart(with_parts(XLSX, {"xl/connections.xml": "<x/>"})), FETCHES),
    "picture.odt": (odt(f'<draw:image xlink:href="{ELSEWHERE}"/>'), FETCHES),
    "section.odt": (odt('<text:section-source xlink:href="../../secret.odt"/>'), FETCHES),
    "stream.pdf": (pdf(fetched_stream), FETCHES),
    # what lies inside
    "object.docx": (with_parts(DOCX, {"word/embeddings/oleObject1.bin": "x"}), INSIDE),
    "object.xlsx": (typed(XLSX, "xl/x.bin", f"{OOXML}.oleObject"), INSIDE),
    "control.docx": (with_parts(DOCX, {"word/activeX/activeX1.xml": "<x/>"}), INSIDE),
    "package.pptx": (pptx({"ppt/_rels/x.xml.rels": relationships(("package", "x.xlsx"))}), INSIDE),
    "page-inside.docx": (related(DOCX, "word/document.xml", "aFChunk", "x.html"), INSIDE),
    "chart-in-a-chart.docx": (chart(with_parts(XLSX, {"xl/embeddings/book.xlsx": XLSX})), INSIDE),
    "object.odt": (odt('<draw:object-ole xlink:href="./Object 1"/>'), INSIDE),
    "program.odt": (odt(more={"evil.exe": b"MZ\x90\x00"}), INSIDE),
    "page.odt": (odt(more={"page.xml": "<html><script>1</script></html>"}), INSIDE),
    "object-by-its-bytes.odt": (
        odt('<draw:object xlink:href="./Object 1"/>', {"Object 1": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}),
        INSIDE,
    ),
    "program.docx": (with_parts(DOCX, {"word/x.exe": b"MZ\x90\x00"}), INSIDE),
    "page.docx": (with_parts(typed(DOCX, "word/y.html", "text/html"), {"word/y.html": "<html/>"}), INSIDE),
    "program-as-a-picture.docx": (
        with_parts(typed(DOCX, "word/media/x.png", "image/png"), {"word/media/x.png": b"MZ\x90\x00"}),
        INSIDE,
    ),
    "attachment.pdf": (pdf(attached), INSIDE),
    "film.pdf": (pdf(on_page(Subtype=Name.RichMedia)), INSIDE),
    # PDFs that act
    "script.pdf": (pdf(at_start(S=Name.JavaScript, JS=String("1"))), ACTS),
    "script-on-a-page.pdf": (pdf(on_page(Subtype=Name.Link, A=Dictionary(S=Name.JavaScript, JS=String("1")))), ACTS),
    "launch.pdf": (pdf(on_page(Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("x.exe")))), ACTS),
    "opens-an-address.pdf": (pdf(at_start(S=Name.URI, URI=String(ELSEWHERE))), ACTS),
    "follows-a-place.pdf": (pdf(at_start(S=Name.GoTo, D=String("a"), Next=GO_ELSEWHERE)), ACTS),
    "follows-several.pdf": (
        pdf(at_start(S=Name.GoTo, Next=Array([Dictionary(S=Name.Named, N=Name.NextPage, Next=OPEN)]))),
        ACTS,
    ),
    "follows-on-a-page.pdf": (pdf(on_page(AA=Dictionary(E=Dictionary(S=Name.GoTo, Next=OPEN)))), ACTS),
    "sends.pdf": (pdf(on_page(Subtype=Name.Link, A=Dictionary(S=Name.SubmitForm, F=String(ELSEWHERE)))), ACTS),
    # two files in one, and files that are not what they say
    "page-and.pdf": (pdf().replace(b"\n", b"\n%<html><script>1</script>\n", 1), TWO_IN_ONE),
    "archive-and.pdf": (pdf() + archive({"x": "x"}), TWO_IN_ONE),
    "program-behind.pdf": (pdf() + b"MZ\x90\x00", TWO_IN_ONE),
    "page-before.pdf": (b"<html></html>" + pdf(), NOT_WHAT),
    "program-before.pdf": (b"MZ\x90\x00" + pdf(), NOT_WHAT),
    "program-as.pdf": (b"%PDF-1.4\nMZ\x90" + bytes(99), DAMAGED),
    "page-as.mp3": (b"ID3\x03\x00\x00\x00\x00\x00\x21<html><script>1</script></html>" + bytes(99), TWO_IN_ONE),
    "page-in-its-tag.mp3": (mp3(tag=b"COMM<script>1</script>" + bytes(40)), TWO_IN_ONE),
    "archive-and.mp3": (MP3 + archive({"x": "x"}), TWO_IN_ONE),
    "no-sound.mp3": (b"ID3\x03\x00\x00\x00\x00\x00\x00" + bytes(999), NOT_WHAT),
    "program-before.docx": (b"MZ\x90\x00" + DOCX, NOT_WHAT),
    "page-behind.docx": (DOCX + b"<html></html>", DAMAGED),
    "two-archives.docx": (DOCX + DOCX, DAMAGED),
    "password.pdf": (pdf(encryption=pikepdf.Encryption(user="x", owner="y")), PASSWORD),
    "password.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999), PASSWORD),
    "cut-off.docx": (DOCX[:-99], NOT_WHAT),
    # archives
    "ratio.docx": (with_parts(DOCX, {"word/media/a.bin": bytes(20_000_000)}), UNPACKS),
    "many-parts.docx": (with_parts(DOCX, {f"word/media/{number}": b"" for number in range(10_001)}), UNPACKS),
    "lying.docx": (lying(20_000_000), UNPACKS),
    "above.docx": (with_parts(DOCX, {"../../x": "x"}), DAMAGED),
    "absolute.docx": (with_parts(DOCX, {"/etc/x": "x"}), DAMAGED),
    "drive.docx": (with_parts(DOCX, {"C:\\x": "x"}), DAMAGED),
    "entities.docx": (with_parts(DOCX, {"word/x.xml": '<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'}), DAMAGED),
    "two-of-one-name.docx": (with_parts(DOCX, {"WORD/document.xml": "<x/>"}), DAMAGED),
}
#: The cleaner takes the template out; a file that stays as it is may not name one.
HARMFUL_UNCLEANED: dict[str, tuple[bytes, str]] = {
    "template.docx": (related(DOCX, "word/settings.xml", "attachedTemplate", ELSEWHERE, "External"), TEMPLATE),
    "preview.odt": (odt(more={"Thumbnails/thumbnail.pdf": pdf()}), INSIDE),
    "program-behind.mp3": (MP3 + b"MZ\x90\x00", TWO_IN_ONE),
    "page-between.mp3": (mp3(12) + b"<html><script>1</script></html>" + MP3, TWO_IN_ONE),
    "template.odt": (odt(more={"meta.xml": odt_meta('<meta:template xlink:href="file:///home/x.ott"/>')}), TEMPLATE),
}
HARMFUL_IN_LIBRARIES: dict[str, tuple[bytes, str]] = {
    "program-behind.mp4": (MP4 + b"MZ\x90\x00" + bytes(99), TWO_IN_ONE),
    "page-in-a-box.mp4": (MP4 + box(b"free", b"<html><script>1</script>"), TWO_IN_ONE),
    "archive-and.mp4": (MP4 + archive({"x": "x"}), TWO_IN_ONE),
    "program-in-a-box-of-its-own.mp4": (MP4 + box(b"prog", b"MZ\x90\x00"), TWO_IN_ONE),
    "no-film.mp4": (box(b"ftyp", b"isom\0\0\2\0isom") + box(b"mdat", bytes(999)), NOT_WHAT),
    "cut-off.mp4": (MP4[: len(MP4) // 2], NOT_WHAT),
    "photograph.mp4": (box(b"ftyp", b"heic\0\0\0\0mif1heic") + MP4, NOT_WHAT),
}
HARMFUL_IN_PUBLIC: dict[str, tuple[bytes, str]] = {
    "page.txt": (b"<!doctype html><p>x", PAGE),
    "page-after-a-line.txt": (b"\n\n <ScRiPt>1</script>", PAGE),
    "page-in-utf-16.txt": ("<html>".encode("utf-16"), PAGE),
    "drawing.csv": (b"<svg onload=1>", PAGE),
    "page-behind-words.csv": (b"a,b\n<html><script>1</script>", PAGE),
    "program.txt": (b"MZ\x90\x00" + bytes(99), NOT_WHAT),
    "program-behind-words.csv": (b"a,b\n" * 2000 + b"\0\0", NOT_WHAT),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(99), NOT_WHAT),
}
