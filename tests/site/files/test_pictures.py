"""What is accepted can be shown; what cannot be shown comes back as a sentence, with everything else still in the form."""

from __future__ import annotations

import io
import re
import struct
import zlib
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from PIL import Image as Pillow
from PIL import ImageCms, ImageFile
from wagtail.images.models import Filter
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from files.cleaning import CannotClean, pictures
from files.cleaning.colour_profiles import without_names
from files.cleaning.pictures import written_anew
from files.models import RENDITIONS, PublicDocument, PublicImage
from pages.models import StandardPage
from tests.site.files import samples
from tests.site.files.test_metadata import add_document, add_picture, stored

BLACK = {"RGB": (0, 0, 0), "RGBA": (0, 0, 0, 255), "LA": (0, 255), "CMYK": (0, 0, 0, 255)}
WHITE = {"RGB": (255, 255, 255), "RGBA": (255,) * 4, "LA": (255, 255), "I;16": 65535, "CMYK": (0, 0, 0, 0)}


def halves(mode: str, **options) -> bytes:
    """A picture of which the left half is black, the right half white."""
    stored_as = "L" if mode == "P" else mode
    made = Pillow.new(stored_as, (40, 20), BLACK.get(mode, 0))
    made.paste(WHITE.get(mode, 255), (20, 0, 40, 20))
    out = io.BytesIO()
    made.convert(mode).save(out, "JPEG" if mode == "CMYK" else "PNG", **options)
    return out.getvalue()


def page_with(home, image: PublicImage) -> StandardPage:
    image.contextual_alt_text = "A quiet garden"
    page = StandardPage(title="Garden", slug="garden", body=[("picture", {"image": image, "caption": ""})])
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def sentences(answer) -> str:
    """The errors of the form, as a reader meets them."""
    return re.sub(r"<[^>]+>|\s+", " ", answer.content.decode())


def damaged(kind: str) -> bytes:
    whole = samples.picture(kind, size=(400, 300))
    return whole[: len(whole) // 2]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF"])
@pytest.mark.parametrize("fault", ["cut off", "no picture"])
def test_a_damaged_picture_comes_back_with_a_sentence(admin_client, kind, fault, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as a library of another app leaves it
    content = damaged(kind) if fault == "cut off" else samples.picture(kind)[:12] + bytes(200)

    answer = add_picture(admin_client, content, f"photo.{samples.EXTENSIONS.get(kind, kind.lower())}")

    assert not PublicImage.objects.exists()
    assert answer.status_code == 200
    assert "This picture cannot be read" in sentences(answer)
    assert 'value="Garden"' in answer.content.decode()


@pytest.mark.parametrize("extension", ["pdf", "docx", "xlsx", "pptx", "odt"])
def test_a_damaged_document_comes_back_with_a_sentence(admin_client, extension):
    whole = samples.document(extension)

    answer = add_document(
        admin_client, whole[: len(whole) // 2] if extension != "pdf" else whole[:40], f"notes.{extension}"
    )

    assert not PublicDocument.objects.exists()
    assert "is damaged" in sentences(answer)
    assert 'value="Notes"' in answer.content.decode()


def test_a_pdf_that_needs_a_password_comes_back_with_a_sentence(admin_client):
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(out, encryption=pikepdf.Encryption(owner="one", user="two"))

    answer = add_document(admin_client, out.getvalue(), "notes.pdf")

    assert "needs a password" in sentences(answer)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I;16", "P", "RGB", "RGBA", "CMYK"])
def test_each_way_of_storing_colours_is_shown(admin_client, browser, home, mode):
    add_picture(admin_client, halves(mode), "photo.jpg" if mode == "CMYK" else "photo.png")
    image = PublicImage.objects.get()
    page_with(home, image)

    page = browser.get("/garden/")

    assert page.status_code == 200
    assert page.content.decode().count("<source") == 1
    jpeg = Pillow.open(io.BytesIO(stored(image.renditions.get(filter_spec="format-jpeg|width-420")))).convert("L")
    assert jpeg.getpixel((30, 10)) > 200, "the white half is no longer white"
    assert jpeg.getpixel((5, 10)) < 60, "the black half is no longer black"


@pytest.mark.parametrize(("mode", "key"), [("L", 0), ("RGB", (0, 0, 0)), ("P", 0), ("I;16", 0)])
def test_pixels_made_transparent_by_their_colour_stay_transparent(admin_client, mode, key):
    content = halves(mode, transparency=key) if mode != "I;16" else _with_key(halves(mode))

    add_picture(admin_client, content, "photo.png")

    image = PublicImage.objects.get()
    alpha = Pillow.open(io.BytesIO(stored(image))).convert("RGBA").getchannel("A")
    assert (alpha.getpixel((5, 10)), alpha.getpixel((30, 10))) == (0, 255)
    jpeg = Pillow.open(io.BytesIO(stored(image.renditions.get(filter_spec="format-jpeg|width-420"))))
    assert jpeg.convert("L").getpixel((5, 10)) > 200, "a transparent pixel is black on the page"


def _with_key(content: bytes) -> bytes:
    """A grey PNG of 16 bits whose black is transparent, which Pillow cannot write."""
    chunk = b"tRNS" + struct.pack(">H", 0)
    end_of_header = content.index(b"IHDR") + 4 + 13 + 4
    return (
        content[:end_of_header]
        + struct.pack(">I", 2)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + content[end_of_header:]
    )


@pytest.mark.postgresql
def test_a_large_photograph_is_shrunk_and_accepted(admin_client):
    out = io.BytesIO()
    Pillow.new("RGB", (9000, 6000), "purple").save(out, "JPEG")  # 54 megapixels, as of a recent telephone

    add_picture(admin_client, out.getvalue())

    image = PublicImage.objects.get()
    assert (image.width, image.height) == (2560, 1707)


def test_a_picture_too_large_to_decode_comes_back_with_a_sentence(admin_client):
    out = io.BytesIO()
    Pillow.new("1", (12000, 8000)).save(out, "PNG")

    answer = add_picture(admin_client, out.getvalue(), "photo.png")

    assert "This picture has too many pixels" in sentences(answer)


@pytest.mark.parametrize("is_progressive", [False, True])
def test_what_would_stand_in_memory_whole_is_bounded(is_progressive):
    out = io.BytesIO()
    Pillow.new("L", (9000, 8000)).save(out, "JPEG", progressive=is_progressive)

    if is_progressive:  # all of it has to be in memory before the first line is known
        with pytest.raises(CannotClean, match="too many pixels"):
            written_anew(out.getvalue())
    else:
        assert Pillow.open(io.BytesIO(written_anew(out.getvalue())[1])).size == (2560, 2276)


def test_one_picture_at_a_time_is_decoded_in_a_process(monkeypatch):
    others_wait = []
    monkeypatch.setattr(pictures, "_write", lambda picture: others_wait.append(pictures.DECODING.locked()))

    written_anew(samples.picture())

    assert others_wait == [True] and not pictures.DECODING.locked()


def test_a_colour_profile_loses_its_words_and_keeps_its_colours():
    profile = samples.colour_profile()
    kept = without_names(profile)

    def seen(colours: bytes) -> tuple:
        red = Pillow.new("RGB", (1, 1), (200, 90, 30))
        screen, lab = ImageCms.ImageCmsProfile(io.BytesIO(colours)), ImageCms.createProfile("LAB")
        return ImageCms.profileToProfile(red, screen, lab, outputMode="LAB").getpixel((0, 0))

    assert seen(kept) == seen(profile)
    assert ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(kept))).strip() == "Colours"
    assert without_names(profile[:200]) == without_names(b"") == b""


def test_the_alternative_text_is_empty_until_somebody_writes_it(admin_client, home):
    add_picture(admin_client, samples.picture(), "IMG_2041.jpg")
    image = PublicImage.objects.get()
    PublicImage.objects.filter(pk=image.pk).update(title="IMG_2041", description="")
    image.refresh_from_db()

    assert image.default_alt_text == ""
    chosen = admin_client.get(f"/admin/images/chooser/chosen/{image.pk}/").json()
    assert chosen["result"]["default_alt_text"] == ""


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("alternative", "decorative", "accepted"), [("", "", False), ("A garden", "", True), ("", "on", True)]
)
def test_a_page_is_published_with_an_alternative_text_or_a_decorative_picture(
    admin_client, home, alternative, decorative, accepted
):
    add_picture(admin_client, samples.picture())
    block = {"image": {"image": str(PublicImage.objects.get().pk), "alt_text": alternative}, "caption": ""}
    if decorative:
        block["image"]["decorative"] = decorative
    fields = {"title": "Garden", "slug": "garden", "summary": "A garden.", "body": streamfield([("picture", block)])}
    fields |= {"exit_link": "inherit", "comments": inline_formset([]), "action-publish": "1"}

    answer = admin_client.post(f"/admin/pages/add/pages/standardpage/{home.pk}/", nested_form_data(fields))

    assert StandardPage.objects.live().filter(slug="garden").exists() is accepted
    assert accepted or "alt text" in sentences(answer)


def test_a_size_that_cannot_be_made_is_shown_as_its_alternative_text(admin_client, browser, home):
    add_picture(admin_client, samples.picture())
    image = PublicImage.objects.get()
    page_with(home, image)
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)
    image.file.storage.save(image.file.name, ContentFile(b"lost in the store"))

    page = browser.get("/garden/")

    assert page.status_code == 200
    assert "A quiet garden" in sentences(page)


def test_every_size_that_a_template_shows_is_made_at_upload():
    shown = set()
    for template in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        for specs in re.findall(r"{% (?:image|picture|srcset_image) \S+ ([^%]*)%}", template.read_text()):
            words = [word for word in specs.split() if "=" not in word]
            shown |= set(Filter.expand_spec(words))
    assert shown == set(RENDITIONS)
