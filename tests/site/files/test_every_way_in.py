"""By whatever way a picture or document arrives, nothing that was not cleaned is stored, and it has all its sizes."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Collection, UploadedFile

from files.models import RENDITIONS, PublicDocument, PublicImage
from tests.site.files import leaks, samples


def stored_files(folder: str = "") -> list[str]:
    """Everything in the public storage."""
    folders, names = default_storage.listdir(folder)
    inside = [name for below in folders for name in stored_files(str(Path(folder, below)))]
    return [*inside, *(str(Path(folder, name)) for name in names)]


def what_is_left() -> dict[str, list[str]]:
    """What the public files still tell."""
    found = {}
    for name in stored_files() if default_storage.exists("") else []:
        with default_storage.open(name) as file:
            if left := leaks.left_in(file.read()):
                found[name] = left
    return found


def photograph(name: str = "refuge.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, samples.picture())


def notes(name: str = "notes.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, samples.pdf())


KINDS = {"images": (PublicImage, photograph), "docs": (PublicDocument, notes)}


def upload_one_of_many(client, kind: str, file, **typed):
    typed = {"title": "Garden", "collection": "1", **typed}
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(
            reverse(f"wagtail{kind}:add_multiple"),
            typed | {"files[]": file},
            headers={"X-Requested-With": "XMLHttpRequest"},
        ).json()


def answer(client, image) -> None:
    """Fills in the form that stands below a picture of many."""
    typed = {"title": "Garden", "description": "A garden", "collection": "1", "people": "no"}
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(
            reverse("wagtailimages:edit_multiple", args=[image.pk]),
            {f"image-{image.pk}-{name}": value for name, value in typed.items()},
            headers={"X-Requested-With": "XMLHttpRequest"},
        )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"title": "x" * 300}, "Title: "),
        ({"title": ""}, "Title: "),
        ({"title": "\u202e"}, "Title: "),
        ({"collection": "99999"}, "Collection: "),
    ],
)
def test_a_file_of_many_whose_words_are_wrong_is_not_stored(admin_client, home, kind, typed, words):
    model, file = KINDS[kind]
    Collection.get_first_root_node().add_child(name="Second")  # with one alone nobody is asked

    answer = upload_one_of_many(admin_client, kind, file(), **typed)

    assert answer["success"] is False and words in answer["error_message"]
    assert not UploadedFile.objects.exists() and not model.objects.exists()
    assert not default_storage.exists("wagtail_uploads")


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_many_is_clean(admin_client, home, kind):
    model, file = KINDS[kind]

    assert upload_one_of_many(admin_client, kind, file())["success"] is True

    assert model.objects.count() == 1 and what_is_left() == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_waits_to_be_finished_is_clean_when_it_is(admin_client, admin_user, home, kind):
    """Our form makes no such row; an older or another one of Wagtail's may."""
    model, file = KINDS[kind]
    waiting = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(model), file=file(), uploaded_by_user=admin_user
    )
    name = "image" if kind == "images" else "document"
    prefix = f"uploaded-{name}-{waiting.pk}"
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = admin_client.post(
            reverse(f"wagtail{kind}:create_multiple_from_uploaded_{name}", args=[waiting.pk]),
            {f"{prefix}-title": "Garden", f"{prefix}-collection": "1", f"{prefix}-people": "no"},
            headers={"X-Requested-With": "XMLHttpRequest"},
        )

    assert answer.json()["success"] is True
    assert model.objects.count() == 1 and what_is_left() == {}


@pytest.mark.parametrize("kind", ["image", "document"])
def test_a_file_that_is_uploaded_where_it_is_chosen_is_clean(admin_client, home, kind):
    area = "images" if kind == "image" else "docs"
    model, file = KINDS[area]
    prefix = f"{kind}-chooser-upload-"
    admin_client.post(
        reverse(f"wagtail{area}_chooser:create"),
        {f"{prefix}title": "Garden", f"{prefix}collection": "1", f"{prefix}file": file(), f"{prefix}people": "no"},
    )

    assert model.objects.count() == 1 and what_is_left() == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_takes_the_place_of_another_is_clean(admin_client, home, kind):
    model, file = KINDS[kind]
    record = model.objects.create(title="Garden", file=file(), **({"people": "no"} if kind == "images" else {}))
    old = record.file.name
    with TestCase.captureOnCommitCallbacks(execute=True):
        admin_client.post(
            reverse(f"wagtail{kind}:edit", args=[record.pk]),
            {"title": "Garden", "description": "A garden", "collection": "1", "people": "no", "file": file()},
        )

    record.refresh_from_db()
    assert record.file.name != old
    assert what_is_left() == {}
    if kind == "images":
        assert {size.filter_spec for size in record.renditions.all()} == set(RENDITIONS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_code_stores_in_the_field_is_clean(db, kind):
    model, file = KINDS[kind]
    record = model(title="Garden")
    record.file.save("notes.pdf" if kind == "docs" else "refuge.jpg", ContentFile(file().read()), save=True)

    assert what_is_left() == {}
    assert record.file_size == record.file.size


def test_a_picture_that_was_just_uploaded_is_seen_in_the_chooser(admin_client, home):
    prefix = "image-chooser-upload-"
    with TestCase.captureOnCommitCallbacks(execute=True):
        chosen = admin_client.post(
            reverse("wagtailimages_chooser:create"),
            {f"{prefix}title": "Garden", f"{prefix}collection": "1", f"{prefix}people": "no"}
            | {f"{prefix}file": photograph()},
        ).json()["result"]

    assert admin_client.get(chosen["preview"]["url"]).status_code == 200
    assert PublicImage.objects.get().renditions.count() == len(RENDITIONS) + 1


def test_each_way_makes_each_size_once(admin_client, home, monkeypatch):
    made = []
    make = PublicImage.make_renditions
    monkeypatch.setattr(PublicImage, "make_renditions", lambda self: made.append(self.pk) or make(self))

    upload_one_of_many(admin_client, "images", photograph())
    answer(admin_client, PublicImage.objects.get())
    with TestCase.captureOnCommitCallbacks(execute=True):
        by_code = PublicImage.objects.create(title="By code", file=photograph(), people="no")
    with TestCase.captureOnCommitCallbacks(execute=True):
        by_code.title = "Another title"
        by_code.save()

    assert len(made) == len(set(made)) == 2
    for image in PublicImage.objects.all():
        assert {size.filter_spec for size in image.renditions.all()} == set(RENDITIONS)


def test_a_file_that_code_exchanges_has_sizes_of_the_new_one(db):
    with TestCase.captureOnCommitCallbacks(execute=True):
        image = PublicImage.objects.create(title="Garden", file=photograph(), people="no")
    before = {size.file.name for size in image.renditions.all()}
    with TestCase.captureOnCommitCallbacks(execute=True):
        image.file = SimpleUploadedFile("other.png", samples.picture("PNG"))
        image.save()

    after = PublicImage.objects.get().renditions.all()
    assert {size.filter_spec for size in after} == set(RENDITIONS)
    assert not before & {size.file.name for size in after}
