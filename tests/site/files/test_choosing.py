"""Pictures, documents and their tags are named to people who may choose these."""

from __future__ import annotations

import datetime
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from files.consent import keep_to_consent
from files.models import PublicDocument, PublicImage
from tests.editing import at_desk

pytestmark = pytest.mark.postgresql

SECRET = "zebra"


@pytest.fixture
def files(home):
    out = BytesIO()
    Image.new("RGB", (40, 20), "purple").save(out, "JPEG")
    file = ContentFile(out.getvalue(), "a.jpg")
    picture = PublicImage.objects.create(title=f"{SECRET} picture", file=file, people="no")
    document = PublicDocument.objects.create(title=f"{SECRET} document", file=ContentFile(b"Words.", "a.txt"))
    picture.tags.add(f"{SECRET} of pictures")
    document.tags.add(f"{SECRET} of documents")
    return picture, document


def where_files_are_named(files) -> list[str]:
    picture, document = files
    return [
        "/admin/api/main/images/",
        f"/admin/api/main/images/{picture.pk}/",
        f"/admin/api/main/images/find/?id={picture.pk}",
        "/admin/api/main/documents/",
        f"/admin/api/main/documents/{document.pk}/",
        f"/admin/api/main/documents/find/?id={document.pk}",
        "/admin/images/chooser/",
        "/admin/documents/chooser/",
        f"/admin/tag-autocomplete/?term={SECRET[:3]}",
        f"/admin/tag-autocomplete/taggit/tag/?term={SECRET[:3]}",
    ]


def named(role: str, files) -> set[str]:
    desk = at_desk(role)
    return {
        address for address in where_files_are_named(files) if SECRET in desk.get(address, follow=True).content.decode()
    }


def test_they_are_not_named_to_who_may_not_choose_them(files):
    assert named("coordinator", files) == set()


@pytest.mark.parametrize("role", ["translator", "editor"])
def test_they_are_named_to_who_may(files, role):
    assert named(role, files) == set(where_files_are_named(files)[:-1])


def test_a_withheld_picture_is_not_named_to_whoever_may_only_choose(files):
    picture, _document = files
    picture.people = "yes"
    picture.consent_ends_on = timezone.localdate() - datetime.timedelta(days=1)
    picture.save()
    keep_to_consent(picture.pk)

    desk = at_desk("translator")
    assert "picture" not in desk.get("/admin/api/main/images/").content.decode()
    assert desk.get(f"/admin/api/main/images/{picture.pk}/").status_code == 404
    assert "pictures" not in "".join(desk.get("/admin/tag-autocomplete/?term=zeb").json())


def test_the_fields_for_tags_offer_those_of_both(files):
    offered = at_desk("editor").get("/admin/tag-autocomplete/?term=zeb").json()

    assert offered == ["zebra of documents", "zebra of pictures"]
    assert at_desk("editor").get("/admin/tag-autocomplete/?term=").json() == []
