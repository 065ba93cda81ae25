"""One contract for private files, on disk and in S3, asked over HTTP of what really serves them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import requests
from django.core import signing
from django.core.files.base import ContentFile
from django.test import Client

from core.storages import StorageUnavailable
from learning.library.files.filenames import attachment
from learning.library.files.storages import CONTENT_TYPE, PrivateDiskStorage, PrivateS3Storage
from learning.library.models import ResourceFile
from tests.learning.library.factories import make_library, make_resource, make_section
from tests.services import S3

pytestmark = pytest.mark.postgresql

NAMES = {
    "plain": "Notes of the October meeting",
    "en dash": "Notes 2025–26",
    "Welsh": "Cŵn ŷd Ŵ Ŷ",
    "emoji": "Well done 🌱👩‍👧",
    "quotes": 'A "quoted" \\ name; filename=x.exe',
    "newline": "first\r\nSet-Cookie: a=b",
    "long": "ŵ" * 200,
    "long plain": "a" * 200,
    "nothing left": " \n ",
    "folders": "../../etc/passwd",
}


@dataclass
class Kept:
    """A storage and the way to ask its addresses for something."""

    storage: PrivateDiskStorage | PrivateS3Storage
    other_key: PrivateDiskStorage | PrivateS3Storage | None
    http: object

    def get(self, address: str, method: str = "get", **headers: str):
        response = getattr(self.http, method)(address, headers=headers)
        body = response.content if hasattr(response, "content") and not getattr(response, "streaming", False) else None
        return response, b"".join(response.streaming_content) if body is None else body

    def put(self, name: str = "Notes") -> ResourceFile:
        """A file of a resource that lies in this storage, whichever storage the field has."""
        key = self.storage.save("ab/cdef" + str(time.time_ns()), ContentFile(b"secret words"))
        resource = make_resource(make_section(make_library("south")))
        return ResourceFile.objects.create(resource=resource, number=1, name=name, file=key, kind="pdf", size=12)


def s3_storage(server: S3, key: str, secret: str) -> PrivateS3Storage:
    return PrivateS3Storage(**server.storage_options(key, secret))


def unsaved(key: str) -> ResourceFile:
    return ResourceFile(name="Notes", file=key, kind="pdf")


@pytest.fixture(params=["disk", "s3"])
def kept(request, db, monkeypatch):
    if request.param == "disk":
        disk = PrivateDiskStorage()
        # Our own view hands files out of the field's storage, which is S3 in the run on PostgreSQL.
        monkeypatch.setattr(ResourceFile._meta.get_field("file"), "storage", disk)
        return Kept(disk, None, Client())
    server = request.getfixturevalue("s3")
    return Kept(s3_storage(server, *server.site), s3_storage(server, server.site[0], "not-our-secret"), requests)


def test_a_fresh_address_gives_the_file_as_an_attachment_that_nothing_keeps(kept):
    response, body = kept.get(kept.storage.signed_url(kept.put()))
    assert (response.status_code, body) == (HTTPStatus.OK, b"secret words")
    assert response.headers["Content-Disposition"] == 'attachment; filename="Notes.pdf"'
    assert response.headers["Content-Type"] == CONTENT_TYPE
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_arrives_whole_in_utf_8_with_an_ascii_stand_in(kept, name):
    file = kept.put(NAMES[name])
    wanted = file.download_name
    response, body = kept.get(kept.storage.signed_url(file))
    assert (response.status_code, body) == (HTTPStatus.OK, b"secret words")
    header = response.headers["Content-Disposition"]
    assert header == attachment(wanted)
    assert header.startswith("attachment; filename=") and header.isascii()
    assert wanted.isascii() or header.endswith(f"filename*=UTF-8''{quote(wanted, safe='')}")
    assert len(wanted.encode()) <= 200 and wanted.endswith(".pdf") and "/" not in wanted and "\n" not in wanted
    assert "Set-Cookie" not in response.headers


def test_an_address_lives_as_long_as_the_setting_says(kept, settings):
    settings.SIGNED_ADDRESS_SECONDS = 1
    address = kept.storage.signed_url(kept.put())
    time.sleep(2.2)
    response, body = kept.get(address)
    assert response.status_code == HTTPStatus.FORBIDDEN and b"secret words" not in body


def test_sixty_seconds_is_what_we_sign_for(settings, s3):
    address = s3_storage(s3, *s3.site).signed_url(unsaved("ab/key"))
    assert parse_qs(urlsplit(address).query)["X-Amz-Expires"] == ["60"] == [str(settings.SIGNED_ADDRESS_SECONDS)]
    assert parse_qs(urlsplit(address).query)["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]


def test_an_altered_address_is_refused(kept):
    address = kept.storage.signed_url(kept.put())
    parts = urlsplit(address)
    for altered in _altered(address):
        response, body = kept.get(altered)
        assert response.status_code in {HTTPStatus.FORBIDDEN, HTTPStatus.BAD_REQUEST}, altered
        assert b"secret words" not in body
    bare = f"{parts.scheme}://{parts.netloc}{parts.path}" if parts.scheme else "/learning/files/x/"
    assert kept.get(bare)[0].status_code == HTTPStatus.FORBIDDEN


def _altered(address: str) -> list[str]:
    """The signature, the file, the name and the time, each changed or cut."""
    if address.startswith("/"):
        file, moment, signature = address.removesuffix("/").split("/")[-1].split(":")
        other = signing.b64_encode(signing.JSONSerializer().dumps(1_000_000)).decode()
        later = signing.b62_encode(signing.b62_decode(moment) + 1_000_000)
        tokens = [*(f"{file}:{moment}:{signature[:at]}{'A' if signature[at] != 'A' else 'B'}{signature[at + 1 :]}"
                    for at in (3, 30)),
                  f"{other}:{moment}:{signature}", f"{file}:{later}:{signature}", f"{file}:{moment}:{signature[:-4]}",
                  f"{file}:{moment}:", f"{file}:{moment}", file, "AA%00:x:y", "\N{BULLET}:x:y",
                  signing.dumps(1, salt="another purpose")]  # fmt: skip
        return [f"/learning/files/{token}/" for token in tokens]
    return [
        address.replace("X-Amz-Signature=", "X-Amz-Signature=0"),
        address.replace("ab/cdef", "ab/cdeg"),
        address.replace("Notes.pdf", "Other.pdf"),
        address.replace("X-Amz-Expires=60", "X-Amz-Expires=6000"),
        address.replace("attachment", "inline"),
    ]


def test_an_address_signed_with_another_key_is_refused(kept, settings, monkeypatch):
    file = kept.put()
    if kept.other_key is None:
        ours, settings.SECRET_KEY = settings.SECRET_KEY, "another-secret-another-secret-another-secret"
        address = kept.storage.signed_url(file)
        settings.SECRET_KEY = ours
    else:
        monkeypatch.setattr(kept.other_key, "ensure_private", lambda: None)  # that key cannot even check
        address = kept.other_key.signed_url(file)
    response, body = kept.get(address)
    assert response.status_code == HTTPStatus.FORBIDDEN and b"secret words" not in body


@pytest.mark.parametrize(
    ("asked", "status", "part", "place"),
    [
        ("bytes=0-0", 206, b"s", "bytes 0-0/12"),
        ("bytes=11-11", 206, b"s", "bytes 11-11/12"),
        ("bytes=0-5", 206, b"secret", "bytes 0-5/12"),
        ("bytes=7-", 206, b"words", "bytes 7-11/12"),
        ("bytes=7-1000", 206, b"words", "bytes 7-11/12"),
        ("bytes=-5", 206, b"words", "bytes 7-11/12"),
        ("bytes=-1000", 206, b"secret words", "bytes 0-11/12"),
        ("bytes=12-", 416, None, "bytes */12"),
        ("bytes=99-100", 416, None, "bytes */12"),
    ],
)
def test_a_part_of_a_file_is_sent_to_whoever_asks_for_it(kept, asked, status, part, place):
    response, body = kept.get(kept.storage.signed_url(kept.put()), Range=asked)

    assert response.status_code == status
    if status == HTTPStatus.PARTIAL_CONTENT:
        assert body == part
        assert response.headers["Content-Range"] == place
        assert response.headers["Content-Disposition"] == 'attachment; filename="Notes.pdf"'
        assert "no-store" in response.headers["Cache-Control"]


def test_a_download_goes_on_only_in_the_same_file(kept):
    address = kept.storage.signed_url(kept.put())
    whole, _body = kept.get(address)
    assert whole.headers["Accept-Ranges"] == "bytes"
    assert whole.headers["Content-Length"] == "12"
    tag = whole.headers["ETag"]
    assert tag.startswith('"')

    same, rest = kept.get(address, Range="bytes=7-", **{"If-Range": tag})
    assert (same.status_code, rest) == (HTTPStatus.PARTIAL_CONTENT, b"words")

    if isinstance(kept.storage, PrivateDiskStorage):  # SeaweedFS does not read If-Range; a key's bytes never change
        other, everything = kept.get(address, Range="bytes=7-", **{"If-Range": '"another"'})
        assert (other.status_code, everything) == (HTTPStatus.OK, b"secret words")


def test_head_never_gives_the_content(kept):
    response, body = kept.get(kept.storage.signed_url(kept.put()), "head")
    assert body == b"" and response.status_code in {HTTPStatus.OK, HTTPStatus.FORBIDDEN}


def test_it_says_whether_a_file_is_there(kept):
    file = kept.put()
    assert kept.storage.exists(file.key)
    kept.storage.delete(file.key)
    assert not kept.storage.exists(file.key)
    response, body = kept.get(kept.storage.signed_url(file))
    assert response.status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE}


def test_writing_needs_no_right_to_list(s3):
    storage = s3_storage(s3, *s3.writer)
    key = storage.save("cd/only-write", ContentFile(b"words"))
    assert key == "cd/only-write"
    assert requests.get(storage.signed_url(unsaved(key))).content == b"words"


def test_addresses_are_signed_for_the_host_that_desks_can_reach(s3, settings):
    plain = s3_storage(s3, *s3.site)
    key = plain.save("ef/host", ContentFile(b"words"))
    settings.S3_SIGNED_HOST = s3.endpoint.replace("127.0.0.1", "localhost")
    address = s3_storage(s3, *s3.site).signed_url(unsaved(key))
    assert urlsplit(address).hostname == "localhost"
    assert requests.get(address).content == b"words"
    assert requests.get(address.replace("localhost", "127.0.0.1")).status_code == HTTPStatus.FORBIDDEN


def test_a_refusal_of_the_store_is_never_read_as_absent(s3):
    with pytest.raises(StorageUnavailable):
        s3_storage(s3, s3.site[0], "not-our-secret").exists("ab/anything")


def test_an_address_of_ours_names_the_file_by_its_id_alone():
    file = ResourceFile(pk=7, name="Notes on the South", file="ab/secret-key", kind="pdf")
    address = PrivateDiskStorage().signed_url(file)
    named, _moment, _signature = address.removesuffix("/").split("/")[-1].split(":")
    assert signing.JSONSerializer().loads(signing.b64_decode(named.encode())) == 7
    assert not any(word in address for word in ("Notes", "South", "secret-key"))
