"""Whatever somebody tries to pass to members, through the form for many and for one: nothing of it can be downloaded."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from files.scanning import scan
from learning.library.models import Resource, ResourceFile
from tests.documents import archive, pdf
from tests.harmful_documents import HARMFUL, HARMFUL_IN_LIBRARIES, HARMFUL_UNCLEANED, HARMLESS
from tests.learning.library.test_many_files import as_sent, fates, send
from tests.learning.library.uploads import files_of

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PDF, DOCX, MP3 = HARMLESS["a.pdf"], HARMLESS["a.docx"], HARMLESS["a.mp3"]
#: Not what they say, nothing at all, or something that no library allows.
ODD: dict[str, bytes] = {
    "empty.pdf": b"", "one byte.pdf": b"%", "header alone.pdf": b"%PDF-1.7", "cut off.pdf": PDF[:200], "program.pdf": b"MZ" + bytes(900),
    "elf.docx": b"\x7fELF" + bytes(900), "page.pdf": b"<!doctype html><script>1</script>", "page.mp3": b"<html>" + MP3,
    "eicar.pdf": EICAR, "eicar.docx": EICAR, "eicar zipped.docx": archive({"eicar.com": EICAR}), "eicar.mp3": EICAR,
    "zip.docx": archive({"a.txt": b"x"}), "zip slip.docx": archive({"../../x": b"x"}), "word.pdf": DOCX, "pdf.docx": PDF, "sound.pdf": MP3,
    "pdf as.mp3": PDF, "two in one.pdf": PDF + archive({"a.exe": b"MZ"}), "page after.pdf": PDF + b"<script>1</script>",
    "a.exe": b"MZ", "a.pdf.exe": PDF, "a.html": b"<p>", "a.svg": b"<svg/>", "a.js": b"1", "a.zip": archive({"a": b"x"}), "a.docm": DOCX,
    "a.xlsm": HARMLESS["a.xlsx"], "a.lnk": b"L\0\0\0", "a.iso": bytes(40000), "a.hta": b"<hta>", "a.url": b"[InternetShortcut]", "no ending": PDF,
    ".htaccess": b"x", "a.pdf ": PDF, "a.pdf.": PDF, "a.pdf\0.exe": PDF, "\u202efdp.exe": b"MZ", "exe.\u202efdp": PDF, "a.pdf\r\nX: y": PDF,
    "a.mp4": b"\0\0\0\x18ftypmp42" + bytes(90), "a.heic": b"\0\0\0\x18ftypheic" + bytes(90),
}  # fmt: skip
#: Harmless bytes under names that want to be something else.
ODD_NAMES = [
    "\u202efdp.exe.pdf", "a\r\nSet-Cookie: b=c.pdf", "a\0b.pdf", "../../etc/passwd.pdf", "C:\\Windows\\x.pdf", "CON.pdf", "<script>.pdf",
    '"; filename=x.exe;.pdf', "ŵ" * 251 + ".pdf", "a" * 251 + ".pdf", " .pdf", "﷽" * 80 + ".pdf",
]  # fmt: skip


def hostile() -> dict[str, bytes]:
    found = {name: content for name, (content, _words) in (HARMFUL | HARMFUL_IN_LIBRARIES | HARMFUL_UNCLEANED).items()}
    return found | ODD


def unsafe_inputs() -> dict[str, bytes]:
    """The project's own samples, where they lie beside it."""
    folder = Path(__file__).resolve().parents[4] / "shared" / "inputs"
    names = [
        "macro-sheet.xlsx",
        "outside-template.docx",
        "unpacks-large.docx",
        "program-as.pdf",
        "page-as.mp3",
        "encrypted.pdf",
    ]
    return {f"shared {name}": (folder / name).read_bytes() for name in names if (folder / name).exists()}


@pytest.mark.postgresql
def test_of_more_than_sixty_hostile_files_none_can_be_downloaded(editor, member, resource):
    files = hostile() | unsafe_inputs()
    assert len(files) >= 60
    names = list(files)
    for start in range(0, len(names), 40):
        told = fates(send(editor, resource.section, {name: files[name] for name in names[start : start + 40]}))
        assert [row for row in told.items() if not row[1][2].startswith("Refused:") or row[1][2][-1] != "."] == []
    for name, content in files.items():
        typed = {"name": "x", "language": "en-gb", "file": SimpleUploadedFile(as_sent(name), content)}
        assert editor.post(files_of(resource), typed).status_code == 422, name

    assert not ResourceFile.objects.exists() and Resource.objects.count() == 1
    assert member.get("/learning/libraries/south/notes/files/1/").status_code == 404


def test_a_virus_inside_a_document_is_for_the_scanner_alone():
    """Without one (`CLAMD_URL`) nothing is called clean: `test_scanning.py` has what happens with one."""
    assert scan(SimpleUploadedFile("a.pdf", pdf())) == ""


def test_names_that_want_to_be_something_else_are_one_line_of_letters(editor, member, resource):
    send(editor, resource.section, {name: pdf() + b"\n" * number for number, name in enumerate(ODD_NAMES)})

    made = ResourceFile.objects.select_related("resource__section__library")
    assert made.count() == len(ODD_NAMES)
    Resource.objects.update(live=True)
    for file in made:
        assert not set(file.name) & set("\u202e\r\n\0") and 0 < len(file.name) <= 200
        header = member.head(file.get_absolute_url()).headers["Content-Disposition"]
        assert header.startswith("attachment; filename=") and header.isascii() and "\n" not in header
    page = unescape(member.get("/learning/libraries/south/").content.decode())
    assert "\u202e" not in page
