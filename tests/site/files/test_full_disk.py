"""The disk is full: an upload ends in a sentence, everything typed is kept, and no cut file is left in public."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.storages import ARRIVING, StorageUnavailable
from files.jobs import HOUR, remove_what_no_row_names
from files.models import PublicDocument, PublicImage
from tests.full_disk import full_disk
from tests.learning.library.factories import make_library, make_resource, make_section
from tests.learning.library.uploads import refusal, upload
from tests.site.files import samples
from tests.site.files.test_storage_away import SENTENCE

FILES = {"images": ("street.jpg", samples.picture), "docs": ("notes.docx", samples.word)}


@pytest.fixture(autouse=True)
def on_disk(settings):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "core.storages.WholeFileStorage"},
        "private": {"BACKEND": "learning.library.files.storages.PrivateDiskStorage"},
    }


@pytest.fixture(params=["the place of the files", "the place where uploads arrive"])
def full(request, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0 if request.param == "the place where uploads arrive" else 10**8
    return full_disk


def left_on_disk(settings) -> list[Path]:
    folders = [Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_MEDIA_ROOT)]
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("way", ["add", "chooser", "many"])
def test_a_public_file_is_a_sentence(admin_client, home, settings, full, kind, way):
    name, content = FILES[kind]
    prefix = {"chooser": "image-chooser-upload-" if kind == "images" else "document-chooser-upload-"}.get(way, "")
    address = {"add": f"wagtail{kind}:add", "chooser": f"wagtail{kind}_chooser:create"}
    typed = {f"{prefix}title": "At dusk", f"{prefix}collection": "1", f"{prefix}people": "no"}
    file = {"files[]" if way == "many" else f"{prefix}file": SimpleUploadedFile(name, content())}
    with full():
        answer = admin_client.post(
            reverse(address.get(way, f"wagtail{kind}:add_multiple")),
            typed | file,
            headers={"X-Requested-With": "XMLHttpRequest"} if way == "many" else {},
        )

    shown = answer.json().get("error_message", "") if way == "many" else answer.content.decode()
    assert answer.status_code == 200 and SENTENCE in shown
    assert way == "many" or "At dusk" in shown
    assert not PublicImage.objects.exists() and not PublicDocument.objects.exists() and left_on_disk(settings) == []


@pytest.mark.parametrize("kind", FILES)
def test_the_file_that_is_there_stays(admin_client, home, settings, full, kind):
    name, content = FILES[kind]
    model = PublicImage if kind == "images" else PublicDocument
    answered = {"people": "no"} if kind == "images" else {}
    record = model.objects.create(title="Before", file=SimpleUploadedFile(name, content()), **answered)
    typed = {"title": "At dusk", "collection": "1", "file": SimpleUploadedFile(name, content()), **answered}
    with full():
        answer = admin_client.post(reverse(f"wagtail{kind}:edit", args=[record.pk]), typed)

    assert SENTENCE in answer.content.decode() and "At dusk" in answer.content.decode()
    assert [path.name for path in left_on_disk(settings)] == [Path(record.file.name).name]
    assert model.objects.get().title == "Before"


def test_a_members_file_is_a_sentence(admin_client, home, settings, full):
    resource = make_resource(make_section(make_library("south")))
    with full():
        answer = upload(admin_client, resource, "a.docx", samples.word())

    assert SENTENCE in refusal(answer)
    assert left_on_disk(settings) == []


@pytest.mark.parametrize("name", ["default", "private"])
def test_no_storage_keeps_half_a_file(settings, name):
    with full_disk(), pytest.raises(StorageUnavailable):
        storages[name].save("a", ContentFile(bytes(5000)))
    assert left_on_disk(settings) == []

    assert storages[name].save("a", ContentFile(b"whole")) == "a"
    assert storages[name].open("a").read() == b"whole"


def test_what_a_killed_process_left_is_never_served_and_soon_removed(client, db, settings):
    long_ago = time.time() - HOUR
    for folder in (Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_MEDIA_ROOT)):
        folder.mkdir()
        for name in ("left", "new"):
            (folder / f"{ARRIVING}{name}").write_bytes(b"half a pict")
        os.utime(folder / f"{ARRIVING}left", (long_ago, long_ago))
    storages["private"].save("kept", ContentFile(b"whole"))

    for address in (f"/media/{ARRIVING}left", f"/media/./{ARRIVING}left", f"/media/images/../{ARRIVING}left"):
        assert client.get(address).status_code == 404
    assert remove_what_no_row_names() == 2
    assert sorted(path.name for path in left_on_disk(settings)) == [f"{ARRIVING}new", f"{ARRIVING}new", "kept"]
