"""Names of files, as their editor types them: nothing that nobody sees stays in them."""

from __future__ import annotations

from http import HTTPStatus

import pytest

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
