"""No public file tells where, with what or by whom it was made: one picture or many, document or picture in it."""

from __future__ import annotations

from io import BytesIO

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from PIL import Image as Pillow

from files.models import RENDITIONS, PublicDocument, PublicImage
from tests.site.files import leaks, samples


def add_picture(client, content: bytes, name: str = "photo.jpg"):
    """The answer to the form of the admin with a picture in it; its sizes are made after the transaction."""
    data = {"title": "Garden", "description": "A garden", "file": SimpleUploadedFile(name, content), "collection": 1}
    data |= {"people": "no"}
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(reverse("wagtailimages:add"), data)


def add_document(client, content: bytes, name: str):
    data = {"title": "Notes", "file": SimpleUploadedFile(name, content), "collection": 1}
    return client.post(reverse("wagtaildocs:add"), data)


def stored(record) -> bytes:
    with record.file.storage.open(record.file.name) as file:
        return file.read()


@pytest.mark.parametrize(("kind", "frames"), samples.PICTURES)
def test_a_picture_and_all_its_sizes_hold_nothing_but_the_picture(admin_client, kind, frames):
    original = samples.picture(kind, frames)
    assert leaks.left_in(original), "the sample tells nothing, so this test could not fail"

    add_picture(admin_client, original, f"photo.{samples.EXTENSIONS.get(kind, kind.lower())}")

    image = PublicImage.objects.get()
    assert leaks.left_in(stored(image)) == []
    assert {rendition.filter_spec for rendition in image.renditions.all()} == set(RENDITIONS)
    for rendition in image.renditions.all():
        assert leaks.left_in(stored(rendition)) == []
    kept = Pillow.open(BytesIO(stored(image)))
    assert getattr(kept, "n_frames", 1) == (frames if kind in {"GIF", "WEBP"} else 1)
    assert image.file_size == len(stored(image))


@pytest.mark.parametrize("kind", ["JPEG", "MPO", "PNG", "WEBP", "AVIF"])
def test_a_photograph_taken_sideways_is_upright(admin_client, kind):
    add_picture(admin_client, samples.picture(kind), f"photo.{samples.EXTENSIONS.get(kind, kind.lower())}")

    image = PublicImage.objects.get()
    assert (image.width, image.height) == (20, 40)
    assert Pillow.open(BytesIO(stored(image))).size == (20, 40)


@pytest.mark.parametrize("extension", samples.DOCUMENTS)
def test_a_document_and_the_pictures_in_it_hold_no_names_and_places(admin_client, extension):
    original = samples.document(extension)
    assert leaks.left_in(original) or extension in {"csv", "txt"}

    add_document(admin_client, original, f"notes.{extension}")

    assert leaks.left_in(stored(PublicDocument.objects.get())) == []


def test_bytes_before_the_beginning_do_not_save_a_pdf_from_cleaning(admin_client):
    add_document(admin_client, samples.pdf(before=b"\r\n"), "notes.pdf")

    assert leaks.left_in(stored(PublicDocument.objects.get())) == []


def test_the_text_of_a_document_stays(admin_client):
    add_document(admin_client, samples.document("docx"), "notes.docx")
    kept = docx.Document(BytesIO(stored(PublicDocument.objects.get())))

    assert kept.paragraphs[0].text == "What we learned."
    assert [comment.text for comment in kept.comments] == ["See"]
    assert kept.core_properties.title == "Notes"
    assert len(kept.inline_shapes) == 1


def test_the_cells_of_a_sheet_stay(admin_client):
    add_document(admin_client, samples.document("xlsx"), "notes.xlsx")
    sheet = openpyxl.load_workbook(BytesIO(stored(PublicDocument.objects.get()))).active

    assert [cell.value for cell in sheet[1]][:2] == ["Women", 5219]
    assert sheet["A1"].comment.text == "See"


def test_a_file_stored_by_code_is_cleaned_too(db):
    photo = SimpleUploadedFile("photo.jpg", samples.picture())
    image = PublicImage.objects.create(title="Garden", file=photo, people="no")
    notes = PublicDocument.objects.create(title="Notes", file=SimpleUploadedFile("notes.pdf", samples.pdf()))

    assert leaks.left_in(stored(image)) == leaks.left_in(stored(notes)) == []
    assert (image.width, image.height) == (20, 40)
