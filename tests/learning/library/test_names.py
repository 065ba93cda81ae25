"""Names of files, as their editor types them: nothing that nobody sees stays in them."""

from __future__ import annotations

import unicodedata
from http import HTTPStatus

import pytest

from learning.library.files.filenames import name_in_pack
from tests.documents import pdf
from tests.learning.library.uploads import upload


@pytest.mark.parametrize(
    "typed", ["Sheets \u202efdp.exe", "Sheets\u2066 fdp.exe\u2069", "Sheets\tfdp.exe\x00\x9f", "\ufeffSheets fdp.\u200eexe\u2028"]
)  # fmt: skip
def test_a_name_has_no_direction_marks_and_no_control_characters(editor, resource, typed):
    assert upload(editor, resource, "a.pdf", pdf(), name=typed, what_changed=typed).status_code == HTTPStatus.FOUND

    file = resource.files.get()
    assert (file.name, file.what_changed) == ("Sheets fdp.exe", "Sheets fdp.exe")


def test_a_name_of_nothing_but_marks_is_missing(editor, resource):
    response = upload(editor, resource, "a.pdf", pdf(), name="\u202e\u200f ")

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert list(response.context["form"].errors) == ["name"]


@pytest.mark.parametrize(
    "name",
    ["Un Peth Bach ŵŷ", "👩‍👧 with her child", "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f Cymru"],
)
def test_a_name_keeps_what_can_be_seen(editor, resource, name):
    upload(editor, resource, "a.pdf", pdf(), name=name)

    assert resource.files.get().name == name


NAMES = [
    "Notes", "NOTES", "notes", "CON", "nul.backup", "com1", "a/b\\c", 'say "hi"? <now> | *', "../../x", "C:\\x", "  .hidden. ",
    "trailing. . .", "\u202efdp.exe", "line\r\nend", "nul\0byte", "ŵ" * 200, "a" * 255, "é", "e\u0301", "", "🌱" * 90, "straße", "STRASSE",
]  # fmt: skip


def test_names_in_a_pack_are_read_alike_everywhere_and_no_two_are_one():
    taken: set[str] = set()
    made = [name_in_pack(name, "pdf", taken) for name in [*NAMES, *NAMES]]

    assert len({unicodedata.normalize("NFC", name).casefold() for name in made}) == len(made)
    for name in made:
        stem = name.removesuffix(".pdf")
        assert len(name) <= 120 and len(name.encode()) < 255 and name.endswith(".pdf")
        assert not set(name) & set('<>:"/\\|?*\r\n\0\u202e') and stem == stem.strip(". ")
        assert stem.split(".")[0].strip().upper() not in {"CON", "NUL", "COM1"}
    assert made[:2] == ["Notes.pdf", "NOTES (2).pdf"]
