"""A download: decided, recorded, and sent on to an address that lives for a minute."""

from __future__ import annotations

import logging
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

import pytest
import requests
import time_machine
from django.test import Client
from django.utils import timezone

from core.storages import StorageUnavailable
from learning.library import services
from learning.library.files.storages import PrivateDiskStorage, PrivateS3Storage, private_storage
from learning.library.jobs import look_for_missing_files, remove_files
from learning.library.models import Download, Resource, ResourceFile
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import (
    PDF,
    make_file,
    make_library,
    make_resource,
    make_section,
)

pytestmark = pytest.mark.postgresql

ADDRESS = "/learning/libraries/south/notes/files/1/"


@pytest.fixture(params=["disk", "s3"])
def kept_in(request, settings, monkeypatch):
    """Each promise on both storages; returns how to follow the signed address."""
    if request.param == "disk":
        settings.STORAGES = settings.STORAGES | {
            "private": {"BACKEND": "learning.library.files.storages.PrivateDiskStorage"}
        }
    else:
        server = request.getfixturevalue("s3")
        options = server.storage_options(*server.site)
        settings.STORAGES = settings.STORAGES | {
            "private": {"BACKEND": "learning.library.files.storages.PrivateS3Storage", "OPTIONS": options}
        }
    field = ResourceFile._meta.get_field("file")
    monkeypatch.setattr(field, "storage", private_storage())  # a field asks for its storage once, when it is made
    return request.param


@pytest.fixture
def south(db):
    return NetworkFactory(name="South")


@pytest.fixture
def resource(south, kept_in):
    return make_resource(make_section(make_library("south", [south])), "notes")


@pytest.fixture
def member(south):
    user = UserFactory()
    MembershipFactory(user=user, network=south)
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def follow(address: str):
    if urlsplit(address).netloc:
        response = requests.get(address)
        return response.status_code, response.content, response.headers
    response = Client().get(address)
    return response.status_code, b"".join(response.streaming_content), response.headers


def test_a_member_gets_the_file_and_it_is_recorded(resource, member, south, kept_in):
    file = make_file(resource, name="Notes – Hydref ŵ")
    assert isinstance(file.file.storage, PrivateDiskStorage if kept_in == "disk" else PrivateS3Storage)
    response = member.get(ADDRESS)
    assert response.status_code == HTTPStatus.FOUND
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    status, body, headers = follow(response.headers["Location"])
    assert (status, body) == (HTTPStatus.OK, PDF)
    assert headers["Content-Disposition"] == (
        "attachment; filename=\"Notes - Hydref w.pdf\"; filename*=UTF-8''Notes%20%E2%80%93%20Hydref%20%C5%B5.pdf"
    )
    row = Download.objects.get()
    assert (row.user, row.file, row.network) == (member.user, file, south)


def test_an_address_that_is_over_leads_whoever_may_see_it_back_to_the_resource(resource, member):
    over = PrivateDiskStorage().signed_url(make_file(resource))
    outsider = Client()
    outsider.force_login(UserFactory())
    with time_machine.travel(timezone.now() + timedelta(seconds=61), tick=False):
        for address in (over, over.removesuffix("/")):
            hers, *others = (refused_page(browser, address) for browser in (member, outsider, Client()))
            assert 'href="/learning/libraries/south/notes/"' in hers
            assert not any("notes" in page for page in others)


def test_an_address_that_was_altered_leads_nobody_anywhere(resource, member):
    file = make_file(resource)
    genuine = PrivateDiskStorage().signed_url(file)
    forged = PrivateDiskStorage().signed_url(ResourceFile(pk=file.pk + 1)).split(":", 1)
    for address in (
        genuine[:-9] + "/",
        f"{genuine.split(':', 1)[0]}:{forged[1]}",
        f"{forged[0]}:{genuine.split(':', 1)[1]}",
    ):
        for browser in (member, Client()):
            assert "notes" not in refused_page(browser, address)


def refused_page(browser: Client, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert "no-store" in response.headers["Cache-Control"]
    return response.content.decode()


def test_an_address_in_somebodys_hands_gives_no_file_that_is_withdrawn(resource, member, kept_in):
    file = make_file(resource)
    address = PrivateDiskStorage().signed_url(file)
    services.withdraw_file(file)
    assert 'href="/learning/libraries/south/notes/"' in refused_page(member, address)


def test_head_says_what_is_there_and_records_nothing(resource, member):
    make_file(resource)
    response = member.head(ADDRESS)
    assert response.status_code == HTTPStatus.OK
    assert response.headers["Content-Length"] == str(len(PDF))
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.content == b"" and not Download.objects.exists()


def test_a_newer_version_has_a_new_number_and_the_older_one_stays(resource, member):
    first = make_file(resource, name="Notes")
    second = make_file(resource, name="Notes", content=PDF + b"\n\n\n", replaces=first, what_changed="More.")
    assert (second.number, second.version) == (2, 2)
    assert first.file.name != second.file.name and first.sha256 != second.sha256
    assert list(resource.files.current()) == [second]
    assert follow(member.get(ADDRESS).headers["Location"])[1] == PDF
    page = member.get("/learning/libraries/south/notes/").content.decode()
    assert "You have version 1" in page and "More." in page
    member.get(second.get_absolute_url())
    assert "You have version 1" not in member.get("/learning/libraries/south/notes/").content.decode()


def test_a_withdrawn_file_is_not_there_any_more_and_its_number_is_not_used_again(resource, member):
    first = make_file(resource)
    second = make_file(resource, replaces=first, what_changed="Wrong file.")
    third = make_file(resource, replaces=second, what_changed="Again.")
    services.withdraw_file(second)
    assert member.get(second.get_absolute_url()).status_code == HTTPStatus.NOT_FOUND
    third.refresh_from_db()
    assert third.replaces == first
    services.withdraw_file(third)
    assert list(resource.files.current()) == [first]
    assert make_file(resource).number == 4


def test_publishing_an_older_draft_touches_no_file(resource, member):
    draft = resource.save_revision()
    file = make_file(resource)
    draft.publish()
    assert list(Resource.objects.get().files.all()) == [file]
    assert member.get(ADDRESS).status_code == HTTPStatus.FOUND


def test_a_file_that_is_gone_says_so_kindly_and_tells_staff(resource, member, caplog):
    file = make_file(resource, name="Lost")
    file.file.storage.delete(file.key)
    with caplog.at_level(logging.ERROR, "learning.library"):
        response = member.get(ADDRESS)
    assert response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "It is not your fault" in response.content.decode()
    assert 'href="/learning/libraries/south/notes/"' in response.content.decode()
    (line,) = [record.getMessage() for record in caplog.records if record.name == "learning.library"]
    assert file.key in line and "restore" in line and "\n" not in line
    file.refresh_from_db()
    assert file.missing_since and not Download.objects.exists()
    assert "cannot be found just now" in member.get("/learning/libraries/south/").content.decode()


def test_a_file_that_came_back_is_found_again(resource, member):
    file = make_file(resource)
    services.mark_missing(file)
    assert look_for_missing_files() == 0
    file.refresh_from_db()
    assert file.missing_since is None


def test_a_store_that_refuses_us_is_no_missing_file(resource, member, monkeypatch, caplog):
    file = make_file(resource)

    def refuse(self, name):
        raise StorageUnavailable("403")

    monkeypatch.setattr(type(file.file.storage), "exists", refuse)
    assert member.get(ADDRESS).status_code == HTTPStatus.SERVICE_UNAVAILABLE
    file.refresh_from_db()
    assert file.missing_since is None and "did not answer" in caplog.text


def test_deleting_a_resource_leaves_nothing_in_the_storage(resource):
    file = make_file(resource)
    resource.delete()
    remove_files()
    assert not file.file.storage.exists(file.key)


def test_numbers_beyond_every_column_are_simply_not_there(resource, member):
    for number in ("0", "2", "9" * 30):
        assert member.get(f"/learning/libraries/south/notes/files/{number}/").status_code == HTTPStatus.NOT_FOUND
