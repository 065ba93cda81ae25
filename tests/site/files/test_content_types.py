"""A public file is served with the type of its extension, on disk and in a bucket, whatever its sender said."""

from __future__ import annotations

import pytest
import requests
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from files.content_types import DOCUMENTS, PICTURES
from files.storages import PublicS3Storage

PAGE = b"<script>alert(1)</script>"
TYPES = [*((f"a.{extension}", kind, False) for extension, kind in PICTURES.items())]
TYPES += [(f"a.{extension}", kind, True) for extension, kind in DOCUMENTS.items()]
TYPES += [
    ("a.JPG", "image/jpeg", False),
    ("a.fill-320x240.format-webp.webp", "image/webp", False),
    *((name, "binary/octet-stream", True) for name in ("a.txt", "a.html", "a.svg", "a.pdf.html", "a", "a.")),
]


def from_disk(file) -> requests.Response:
    if settings.FILE_STORAGE != "disk":
        pytest.skip("files are in S3 in this run")
    return Client().get(f"/media/{default_storage.save(file.name, file)}")


@pytest.fixture
def bucket(s3):
    return PublicS3Storage(
        **s3.storage_options(*s3.site), signature_version="s3v4", file_overwrite=False
    )  # fmt: skip


def check(response, kind: str, is_attachment: bool) -> None:
    assert response.status_code == 200
    assert response.headers["Content-Type"] == kind
    assert response.headers.get("Content-Disposition", "").startswith("attachment") is is_attachment


@pytest.mark.parametrize("sender_says", ["text/html", "text/plain"])
@pytest.mark.parametrize(("name", "kind", "is_attachment"), TYPES)
def test_on_disk(name, kind, is_attachment, sender_says):
    response = from_disk(SimpleUploadedFile(name, PAGE, sender_says))

    check(response, kind, is_attachment)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.postgresql
@pytest.mark.parametrize("sender_says", ["text/html", "text/plain"])
@pytest.mark.parametrize(("name", "kind", "is_attachment"), TYPES)
def test_in_a_bucket(bucket, name, kind, is_attachment, sender_says):
    key = bucket.save(name, SimpleUploadedFile(name, PAGE, sender_says))

    check(requests.get(bucket.url(key)), kind, is_attachment)


def test_a_file_that_changed_not_is_not_sent_again():
    first = from_disk(SimpleUploadedFile("a.pdf", PAGE))

    again = Client().get(first.request["PATH_INFO"], headers={"If-Modified-Since": first.headers["Last-Modified"]})

    assert again.status_code == 304


@pytest.mark.parametrize(
    "path", ["/media/nothing.pdf", "/media/../settings.py", "/media/%2e%2e/db.sqlite3", "/media/%00"]
)
def test_what_is_no_public_file_is_not_found(db, path):
    if settings.FILE_STORAGE != "disk":
        pytest.skip("files are in S3 in this run")
    assert Client().get(path).status_code in {400, 404}
