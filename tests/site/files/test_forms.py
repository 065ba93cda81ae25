"""Public documents and pictures: what is refused comes back with a sentence, by every way in which Wagtail takes a file."""

from __future__ import annotations

import json
from html import unescape
from http import HTTPStatus
from io import BytesIO
from pathlib import PurePath

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from files.models import PublicDocument, PublicImage
from tests.clamd import FakeClamd
from tests.harmful_documents import HARMFUL, HARMFUL_IN_PUBLIC, HARMLESS, HARMLESS_IN_PUBLIC

GOOD, BAD = HARMLESS | HARMLESS_IN_PUBLIC, HARMFUL | HARMFUL_IN_PUBLIC


@pytest.fixture
def clamd(settings):
    with FakeClamd() as server:
        settings.CLAMD_URL = server.url
        yield server


def photograph() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 20), "purple").save(out, "JPEG")
    return out.getvalue()


def add_document(admin_client, name: str, content: bytes, title: str = "My words"):
    file = SimpleUploadedFile(name, content)
    return admin_client.post(reverse("wagtaildocs:add"), {"title": title, "file": file, "collection": 1, "tags": ""})


def add_picture(admin_client, title: str = "My words"):
    file = SimpleUploadedFile("a.jpg", photograph())
    picture = {"title": title, "description": "A garden", "file": file, "collection": 1}
    return admin_client.post(reverse("wagtailimages:add"), picture | {"people": "no"})


def refusal(response) -> str:
    page = unescape(response.content.decode())
    assert response.status_code == HTTPStatus.OK and 'value="My words"' in page
    (errors,) = response.context["form"].errors.values()
    (sentence,) = errors
    assert sentence in page and sentence.endswith(".")
    return sentence


def test_the_samples_are_of_every_type_that_is_allowed(settings):
    allowed = set(settings.WAGTAILDOCS_EXTENSIONS)

    assert {PurePath(name).suffix.lstrip(".") for name in GOOD} == allowed
    assert {PurePath(name).suffix.lstrip(".") for name in BAD} == allowed


@pytest.mark.postgresql
@pytest.mark.parametrize("way", ["add", "add_multiple"])
@pytest.mark.parametrize(("kind", "words"), [("docs", "CSV, DOCX, MP3"), ("images", "AVIF, GIF, HEIC")])
def test_kinds_and_greatest_size_are_named_before_an_upload(admin_client, kind, words, way):
    page = unescape(admin_client.get(reverse(f"wagtail{kind}:{way}")).content.decode())

    assert words in page and {"docs": "50.0\xa0MB", "images": "40.0\xa0MB"}[kind] in page


@pytest.mark.parametrize("name", GOOD)
def test_a_harmless_document_of_each_type_is_taken(admin_client, name):
    assert add_document(admin_client, name, GOOD[name]).status_code == HTTPStatus.FOUND
    assert PublicDocument.objects.get().title == "My words"


@pytest.mark.parametrize("name", BAD)
def test_a_document_that_acts_or_fetches_or_hides_something_is_refused_in_words(admin_client, name):
    content, words = BAD[name]

    assert words in refusal(add_document(admin_client, name, content))
    assert not PublicDocument.objects.exists()


def test_the_next_file_does_not_get_the_name_of_a_refused_one(admin_client):
    def title_in_form(title: str) -> str:
        page = add_document(admin_client, "script.pdf", BAD["script.pdf"][0], title)
        return page.context["form"]["title"].value()

    assert title_in_form("script") == "", "the browser fills it in from the next file while it is empty"
    assert title_in_form("My words") == "My words"


def test_several_at_once_are_checked_one_by_one(admin_client):
    answers = [
        json.loads(
            admin_client.post(
                reverse("wagtaildocs:add_multiple"), {"files[]": SimpleUploadedFile(name, content), "collection": 1}
            ).content
        )
        for name, content in (("script.pdf", BAD["script.pdf"][0]), ("a.pdf", GOOD["a.pdf"]))
    ]

    assert [answer["success"] for answer in answers] == [False, True]
    assert "starts something by itself" in answers[0]["error_message"]


@pytest.mark.postgresql
def test_a_document_is_not_exchanged_for_a_harmful_one(admin_client):
    add_document(admin_client, "a.pdf", GOOD["a.pdf"])
    document = PublicDocument.objects.get()
    before = document.file_hash

    edit = reverse("wagtaildocs:edit", args=[document.pk])
    page = admin_client.post(
        edit,
        {"title": "My words", "file": SimpleUploadedFile("a.pdf", BAD["script.pdf"][0]), "collection": 1, "tags": ""},
    )
    assert "starts something by itself" in refusal(page)
    document.refresh_from_db()
    assert document.file_hash == before
    renamed = admin_client.post(edit, {"title": "Renamed", "collection": 1, "tags": ""})
    assert renamed.status_code == HTTPStatus.FOUND


@pytest.mark.parametrize(
    ("answer", "words"),
    [("stream: Win.Test.EICAR_HDB-1 FOUND", "found “Win.Test.EICAR_HDB-1”"), ("", "does not answer")],
)
def test_without_a_clear_clean_no_document_and_no_picture_is_public(clamd, admin_client, answer, words):
    clamd.answer = answer

    assert words in refusal(add_document(admin_client, "a.pdf", GOOD["a.pdf"]))
    assert words in refusal(add_picture(admin_client))
    assert not PublicDocument.objects.exists() and not PublicImage.objects.exists()


@pytest.mark.postgresql
def test_what_is_public_is_what_the_scanner_called_clean(clamd, admin_client):
    add_document(admin_client, "a.pdf", GOOD["a.pdf"])
    add_picture(admin_client)

    stored = [record.file.open().read() for record in (PublicDocument.objects.get(), PublicImage.objects.get())]
    assert clamd.scanned == stored


def test_titles_have_no_direction_marks_and_no_control_characters(admin_client):
    typed = "Sheets\t\u202efdp.exe\u2069"
    add_document(admin_client, "a.pdf", GOOD["a.pdf"], title=typed)
    add_picture(admin_client, typed)

    assert PublicDocument.objects.get().title == PublicImage.objects.get().title == "Sheets fdp.exe"
