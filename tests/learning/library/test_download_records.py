"""One wish for a file is one record, however a browser, a manager of downloads or a nervous hand asks for it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from learning.library.models import Download
from tests.at_once import MANY, at_once
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import make_file, make_library, make_resource, make_section

pytestmark = pytest.mark.postgresql
ADDRESS = "/learning/libraries/south/notes/files/1/"


def member_with_a_file() -> Client:
    network = NetworkFactory(name="South")
    make_file(make_resource(make_section(make_library("south", [network])), "notes"))
    client = Client()
    client.force_login(MembershipFactory(network=network, user=UserFactory()).user)
    return client


def records_after(client: Client, *asked: dict[str, str], minutes_between: float = 0) -> int:
    now = timezone.now()
    for number, headers in enumerate(asked):
        with time_machine.travel(now + number * timedelta(minutes=minutes_between), tick=False):
            client.get(ADDRESS, headers=headers)
    return Download.objects.count()


PARTS = [{"Range": f"bytes={start}-{start + 99}"} for start in range(0, 800, 100)]


@pytest.mark.parametrize(
    ("asked", "minutes_between", "records"),
    [
        ([{}], 0, 1),
        ([{}, {}], 0.5, 1),  # a double click, a retry
        ([{}, {}], 2, 2),  # she wants it again
        (PARTS, 0, 1),  # a manager that asks for eight parts
        (PARTS, 5, 1),  # over a slow line, each part when the last one has come
        ([{}, {"Range": "bytes=500-"}], 60, 1),  # broken off, and goes on
        ([{"Range": "bytes=1-"}], 0, 1),  # nobody has it unrecorded by leaving a byte out
        ([{"Sec-Purpose": "prefetch"}], 0, 0),
        ([{"Purpose": "prefetch"}, {"Sec-Purpose": "prefetch;prerender"}, {}], 0, 1),
    ],
)
def test_a_wish_is_recorded_once(db, asked, minutes_between, records):
    assert records_after(member_with_a_file(), *asked, minutes_between=minutes_between) == records


def test_a_browser_that_guesses_gets_no_file(db):
    response = member_with_a_file().get(ADDRESS, headers={"Sec-Purpose": "prefetch"})

    assert response.status_code == 503
    assert "Location" not in response.headers and "no-store" in response.headers["Cache-Control"]


def test_twenty_parts_at_the_same_moment_are_one_download(real_database):
    client = member_with_a_file()
    cookies = client.cookies
    real_database()

    def ask(number: int) -> int:
        browser = Client()
        browser.cookies = cookies
        return browser.get(ADDRESS, headers={"Range": f"bytes={number}-"}).status_code

    assert at_once(ask) == [302] * MANY
    assert at_once(lambda number: Download.objects.count())[0] == 1
