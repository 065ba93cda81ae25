"""No public file carries where, with what or by whom it was made; the original included."""

from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow

from files.models import PublicDocument, PublicImage

pytestmark = pytest.mark.postgresql

GPS, MAKE, ARTIST, ORIENTATION = 0x8825, 0x010F, 0x013B, 0x0112


def photograph(kind="JPEG", orientation=6):
    """A picture 40 wide and 20 high as the camera stored it, with position, device and owner."""
    exif = Pillow.Exif()
    exif[MAKE] = "CAMERA-MAKER"
    exif[ARTIST] = "THE-OWNER"
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (50.0, 54.0, 13.0)
    out = BytesIO()
    Pillow.new("RGB", (40, 20), "purple").save(out, kind, exif=exif)
    return SimpleUploadedFile(f"photo.{kind.lower()}", out.getvalue())


def upload(admin_client, file):
    admin_client.post(
        reverse("wagtailimages:add"), {"title": "Garden", "description": "A garden", "file": file, "collection": 1}
    )
    return PublicImage.objects.get()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_an_uploaded_photograph_is_clean_turned_upright_and_served_clean(admin_client, kind):
    image = upload(admin_client, photograph(kind))

    stored = image.file.open().read()
    assert b"CAMERA-MAKER" not in stored
    assert b"THE-OWNER" not in stored
    assert not Pillow.open(BytesIO(stored)).getexif()
    assert (image.width, image.height) == (20, 40)
    assert image.file_size == len(stored)
    rendition = image.get_rendition("width-10").file.open().read()
    assert b"THE-OWNER" not in rendition


def test_a_pdf_loses_its_author(admin_client):
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Author"] = "THE-OWNER"
        pdf.save(out)
    file = SimpleUploadedFile("notes.pdf", out.getvalue(), "application/pdf")

    admin_client.post(reverse("wagtaildocs:add"), {"title": "Notes", "file": file, "collection": 1})

    document = PublicDocument.objects.get()
    with pikepdf.open(document.file.open()) as stored:
        assert "/Author" not in stored.docinfo


def test_a_file_that_is_no_picture_comes_back_with_a_sentence(admin_client):
    page = admin_client.post(
        reverse("wagtailimages:add"),
        {"title": "Garden", "file": SimpleUploadedFile("photo.jpg", b"not a picture"), "collection": 1},
    )

    assert not PublicImage.objects.exists()
    assert 'value="Garden"' in page.content.decode()
