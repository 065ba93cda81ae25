"""The screen of a resource's files in the admin: what is taken, refused in one sentence, replaced and withdrawn."""

from __future__ import annotations

import io
import zipfile
from html import escape
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from learning.library.files.file_types import MAX_BYTES, allowed_sentence
from tests.documents import pdf
from tests.harmful_documents import HARMLESS
from tests.learning.library.factories import PDF, make_file
from tests.learning.library.test_admin import at, staff


def office_zip(part: str, **more: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, body in {"[Content_Types].xml": b"<Types/>", part: b"<x/>", **more}.items():
            archive.writestr(name, body)
    return buffer.getvalue()


DOCX = office_zip("word/document.xml")
GOOD = {name: HARMLESS[name] for name in ("a.pdf", "a.docx", "a.xlsx", "a.pptx", "a.mp3")} | {"A.PDF": PDF}
BAD = {"a.exe": b"MZ" + bytes(99), "a.pdf": b"MZ" + bytes(99), "a.docx": PDF, "page.pdf": b"<html><script>", "a.svg": b"<svg/>",
       "a.zip": office_zip("x"), "macros.docx": office_zip("word/document.xml", **{"word/vbaProject.bin": b"x"}),
       "empty.pdf": b"", "none": PDF, "broken.docx": b"PK\x03\x04" + bytes(50), "a.docm": DOCX}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_files_of_the_allowed_kinds_are_taken(editor, resource, name):
    upload = {"file": SimpleUploadedFile(name, GOOD[name]), "name": "A file", "language": "cy"}
    assert editor.post(at(resource, "files"), upload).status_code == HTTPStatus.FOUND
    file = resource.files.get()
    assert (file.kind, file.language, file.size) == (name.lower().split(".")[1], "cy", len(GOOD[name]))
    assert file.file.read() == GOOD[name]


@pytest.mark.parametrize("name", BAD)
def test_a_file_of_a_wrong_kind_comes_back_with_everything_typed_and_one_sentence(editor, resource, name):
    older = make_file(resource)
    upload = {
        "file": SimpleUploadedFile(name, BAD[name]),
        "name": "My words",
        "language": "cy",
        "replaces": older.pk,
        "what_changed": "My change",
    }
    response = editor.post(at(resource, "files"), upload)
    page = response.content.decode()
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    errors = response.context["form"].errors
    assert list(errors) == ["file"] and len(errors["file"]) == 1 and escape(errors["file"][0]) in page
    assert 'value="My words"' in page and 'value="My change"' in page
    assert '<option value="cy" selected>' in page and f'<option value="{older.pk}" selected>' in page
    assert resource.files.count() == 1


def test_a_file_that_is_too_large_is_refused(editor, resource, monkeypatch):
    monkeypatch.setattr("learning.library.admin.forms.MAX_BYTES", 10)
    upload = {"file": SimpleUploadedFile("a.pdf", PDF), "name": "Big", "language": "cy"}
    assert editor.post(at(resource, "files"), upload).context["form"].errors == {"file": [allowed_sentence()]}
    assert MAX_BYTES == 50 * 1024 * 1024 and not resource.files.exists()


def test_a_replacement_says_what_changed(editor, resource):
    older = make_file(resource)
    newer = pdf(lambda made: made.add_blank_page())
    upload = {"file": SimpleUploadedFile("a.pdf", newer), "name": "Newer", "language": "cy", "replaces": older.pk}
    assert "Say in a few words what changed." in editor.post(at(resource, "files"), upload).content.decode()
    upload |= {"what_changed": "Plainer", "file": SimpleUploadedFile("a.pdf", newer)}
    assert editor.post(at(resource, "files"), upload).status_code == HTTPStatus.FOUND
    assert list(resource.files.current().values_list("number", "version")) == [(2, 2)]


def test_files_of_a_live_resource_are_for_those_who_may_publish(resource):
    for client, allowed in ((staff("change_resource"), False), (staff("change_resource", "publish_resource"), True)):
        assert (client.get(at(resource, "files")).status_code == HTTPStatus.OK) is allowed
    assert Client().get(at(resource, "files")).status_code == HTTPStatus.FOUND


def test_withdrawing_a_file_from_its_screen(editor, resource):
    file = make_file(resource)
    editor.post(at(resource, "files"), {"withdraw": str(file.number)})
    file.refresh_from_db()
    assert file.withdrawn_at
    assert editor.post(at(resource, "files"), {"withdraw": "x"}).status_code == HTTPStatus.NOT_FOUND
