"""The S3 server is away, silent or answers 500: members and editors get a sentence, and private files wait."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from botocore.config import Config
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from config.deploy_checks import UnsafeToStart
from config.private_bucket import check_private_bucket
from core import storages as core_storages
from core.storages import StorageUnavailable
from learning.library.files.storages import PrivateS3Storage
from learning.library.models import ResourceFile
from tests.browser import Browser
from tests.documents import docx
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.faulty_server import FAULTS, faulty_server, line
from tests.learning.library.factories import make_file, make_library, make_resource, make_section

pytestmark = pytest.mark.postgresql

SENTENCE = "The file could not be stored"


def storage_at(endpoint: str, *signed_with: str) -> PrivateS3Storage:
    key, secret = signed_with or ("any", "key")
    return PrivateS3Storage(
        bucket_name="private", access_key=key, secret_key=secret, endpoint_url=endpoint,
        region_name="eu-west-2", addressing_style="path",
    )  # fmt: skip


@pytest.fixture
def impatient(monkeypatch):
    """A silent server is waited for a moment only."""
    limits = Config(connect_timeout=0.2, read_timeout=0.2, retries={"total_max_attempts": 1})
    monkeypatch.setattr(core_storages, "TIME_LIMITS", limits)


@pytest.fixture
def resource(db):
    return make_resource(make_section(make_library("south", [NetworkFactory(name="South")])), "notes", "Notes")


@pytest.fixture(params=FAULTS)
def s3_away(request, impatient, resource, monkeypatch):
    """A file was stored; then the server went."""
    make_file(resource)
    with faulty_server(request.param) as server:
        monkeypatch.setattr(ResourceFile._meta.get_field("file"), "storage", storage_at(f"http://{server}"))
        yield


def test_a_download_says_that_the_storage_is_away_and_marks_nothing_as_missing(s3_away, resource):
    member = Browser()
    member.force_login(MembershipFactory(user=UserFactory(), network=NetworkFactory(name="South")).user)
    response = member.get("/learning/libraries/south/notes/files/1/")

    assert response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "the place where we keep files does not answer" in response.content.decode()
    assert response.headers["Retry-After"] == "60"
    assert ResourceFile.objects.get().missing_since is None
    assert member.get("/learning/libraries/south/notes/").status_code == HTTPStatus.OK


def test_an_upload_is_a_sentence_at_the_field_and_keeps_what_was_typed(s3_away, resource, admin_client):
    upload = SimpleUploadedFile("sheets.docx", docx())
    address = f"/admin/snippets/library/resource/files/{resource.pk}/"
    form = {"file": upload, "name": "Leader’s sheets", "language": "cy", "what_changed": "Plainer words."}
    response = admin_client.post(address, form)

    shown = response.content.decode()
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert SENTENCE in shown and "Leader’s sheets" in shown and "Plainer words." in shown
    assert resource.files.count() == 1


# --- the check of the private bucket -----------------------------------------------------


@pytest.fixture
def private_is(settings, monkeypatch):
    """Puts the web process before a storage, as settings would."""

    def use(storage: PrivateS3Storage) -> PrivateS3Storage:
        settings.FILE_STORAGE = "s3"
        monkeypatch.setattr("config.private_bucket.storages", {"private": storage})
        return storage

    return use


@pytest.mark.parametrize("fault", FAULTS)
def test_the_web_process_starts_and_refuses_private_files(fault, impatient, private_is, caplog):
    with faulty_server(fault) as server:
        storage = private_is(storage_at(f"http://{server}"))
        check_private_bucket()

        assert "Private files are refused until" in caplog.text
        with pytest.raises(StorageUnavailable):
            storage.save("ab/key", ContentFile(b"words"))
        with pytest.raises(StorageUnavailable):
            storage.signed_url(ResourceFile(name="Notes", file="ab/key", kind="pdf"))


def test_private_files_open_by_themselves_when_the_server_is_back(s3, private_is, impatient, monkeypatch):
    monkeypatch.setattr(core_storages, "SECONDS_TO_REST", 0)
    with line() as to_s3:
        storage = private_is(storage_at(to_s3.endpoint, *s3.site))
        check_private_bucket()
        with pytest.raises(StorageUnavailable):
            storage.exists("ab/key")

        to_s3.connect(s3.endpoint)
        assert storage.exists(storage.save("ab/back", ContentFile(b"words")))


def test_a_bucket_that_turns_out_to_be_public_stays_refused(s3, private_is, monkeypatch):
    storage = private_is(storage_at(s3.endpoint, *s3.site))
    monkeypatch.setattr("learning.library.files.private_bucket._is_refused", lambda address: False)

    with pytest.raises(UnsafeToStart, match="is public"):
        check_private_bucket()
    for _ in range(2):
        with pytest.raises(StorageUnavailable, match="is public"):
            storage.exists("ab/key")
