"""The S3 server is away, silent or answers 500: an upload ends in a sentence, and pages stand."""

from __future__ import annotations

from io import BytesIO

import pytest
from botocore.config import Config
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.models import Collection

from core import storages as core_storages
from files.models import PublicDocument, PublicImage
from pages.models import StandardPage
from tests.faulty_server import FAULTS, faulty_server
from tests.publishing import publish_below

pytestmark = pytest.mark.postgresql

SENTENCE = "The file could not be stored"
LONGEST_WAIT = 10


def s3_at(endpoint: str) -> dict:
    return {
        "BACKEND": "core.storages.BoundedS3Storage",
        "OPTIONS": {
            "bucket_name": "public", "access_key": "key", "secret_key": "secret", "endpoint_url": endpoint,
            "region_name": "eu-west-2", "addressing_style": "path", "custom_domain": "files.example.org/public",
        },
    }  # fmt: skip


@pytest.fixture
def impatient(monkeypatch):
    """A silent server is waited for a moment only."""
    monkeypatch.setattr(
        core_storages,
        "TIME_LIMITS",
        Config(connect_timeout=0.2, read_timeout=0.2, retries={"total_max_attempts": 1}),
    )


@pytest.fixture(params=FAULTS)
def s3_away(request, impatient, settings):
    with faulty_server(request.param) as server:
        settings.STORAGES = settings.STORAGES | {"default": s3_at(f"http://{server}")}
        yield


def picture() -> SimpleUploadedFile:
    out = BytesIO()
    Pillow.new("RGB", (400, 300), "purple").save(out, "JPEG")
    return SimpleUploadedFile("street.jpg", out.getvalue(), "image/jpeg")


def text() -> SimpleUploadedFile:
    return SimpleUploadedFile("notes.txt", b"Notes of the meeting.", "text/plain")


def fields(prefix: str = "", **values) -> dict:
    return {
        f"{prefix}{name}": value
        for name, value in {"collection": Collection.get_first_root_node().pk, "people": "no", **values}.items()
    }


@pytest.mark.parametrize("kind", ["images", "docs"])
def test_an_upload_is_a_sentence_at_the_field_and_keeps_what_was_typed(admin_client, home, s3_away, kind):
    file = picture() if kind == "images" else text()
    data = fields(title="The street at dusk", description="A street.", credit="Us", tags="street", file=file)
    response = admin_client.post(reverse(f"wagtail{kind}:add"), data)

    assert response.status_code == 200
    shown = response.content.decode()
    assert SENTENCE in shown and "The street at dusk" in shown
    assert not PublicImage.objects.exists() and not PublicDocument.objects.exists()


@pytest.mark.parametrize("kind", ["images", "docs"])
def test_an_upload_of_many_names_it_beside_each(admin_client, home, s3_away, kind):
    data = fields(title="Street") | {"files[]": picture() if kind == "images" else text()}
    response = admin_client.post(
        reverse(f"wagtail{kind}:add_multiple"), data, headers={"X-Requested-With": "XMLHttpRequest"}
    )

    assert response.json()["success"] is False
    assert SENTENCE in response.json()["error_message"]


@pytest.mark.parametrize("kind", ["image", "document"])
def test_an_upload_in_a_chooser_too(admin_client, home, s3_away, kind):
    prefix = f"{kind}-chooser-upload-"
    data = fields(prefix, title="The street at dusk", file=picture() if kind == "image" else text())
    response = admin_client.post(reverse(f"wagtail{'images' if kind == 'image' else 'docs'}_chooser:create"), data)

    assert response.status_code == 200
    assert SENTENCE in response.content.decode() and "The street at dusk" in response.content.decode()


def test_pages_stand_with_the_pictures_that_cannot_be_made(client, home, settings, impatient):
    words = "A street at dusk."
    image = PublicImage.objects.create(title="Street", description=words, file=picture(), people="no")
    body = [
        ("picture", {"image": {"image": image.pk, "alt_text": "A street at dusk.", "decorative": False}, "caption": ""})
    ]
    page = StandardPage(title="Street", slug="street", summary="A street.")
    page.body = [{"type": kind, "value": value} for kind, value in body]
    publish_below(home, page)
    for fault in FAULTS:
        with faulty_server(fault) as server:
            settings.STORAGES = settings.STORAGES | {"default": s3_at(f"http://{server}")}
            response = client.get("/street/")

        assert response.status_code == 200, fault
        assert "A street at dusk." in response.content.decode()


@pytest.mark.parametrize("name", ["default", "private"])
def test_nobody_waits_longer_than_ten_seconds(settings, name):
    settings.STORAGES = settings.STORAGES | {
        "default": s3_at("http://127.0.0.1:9"),
        "private": s3_at("http://127.0.0.1:9") | {"BACKEND": "learning.library.files.storages.PrivateS3Storage"},
    }
    limits = storages[name].connection.meta.client.meta.config
    one_second_before_the_second_attempt_and_one_for_the_answer_to_100_continue = 1 + 2

    assert limits.retries["total_max_attempts"] == 2
    assert (
        2 * max(limits.connect_timeout, limits.read_timeout)
        + one_second_before_the_second_attempt_and_one_for_the_answer_to_100_continue
        < LONGEST_WAIT
    )
