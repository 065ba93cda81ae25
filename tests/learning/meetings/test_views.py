"""Who sees which meeting, and what of it."""

from __future__ import annotations

import datetime
from http import HTTPStatus

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.dates import LONDON
from learning.meetings.enums import Answer
from learning.meetings.models import Attendance, Meeting
from learning.networks.enums import State
from learning.networks.models import Membership
from tests.factories import MembershipFactory, UserFactory
from tests.learning.library.factories import make_library, make_resource, make_section
from tests.learning.meetings.factories import make_meeting, url

pytestmark = pytest.mark.postgresql

CANARY = "Zephyrine"


def paths(meeting):
    base = f"/learning/networks/{meeting.network.slug}/meetings/"
    return [base, url(meeting), url(meeting, "calendar.ics"), f"{base}99999/", f"{base}nothing/at/all/"]


def test_a_member_reads_when_where_what_and_takes_it_along(hub, member, south):
    meeting = make_meeting(south, CANARY, summary="Three things.", notes="We agreed.", welsh="Cyfarfod")

    listing, page = member.get(paths(meeting)[0]).text, member.get(url(meeting)).text

    assert CANARY in listing
    for words in (CANARY, "10:00 to 12:00, UK time", "Leeds", "Room 3, Example House", "Three things.", "We agreed."):
        assert words in page, words
    assert 'href="https://meet.example.org/zephyr"' in page
    welsh = " ".join(member.get(f"/cy{url(meeting)}").text.split())
    assert "<h1>Cyfarfod</h1>" in welsh and '<div class="flow" lang="en-GB"> <p>We agreed.</p>' in welsh
    assert "private, no-store" in member.get(url(meeting)).headers["Cache-Control"]
    assert CANARY in member.get("/learning/").text


def test_who_is_signed_out_is_sent_to_sign_in_whatever_she_asks_for(south):
    for path in paths(make_meeting(south)):
        response = Client().get(path)
        assert response.status_code == HTTPStatus.FOUND
        assert response.headers["Location"] == f"/accounts/login/?next={path}"


def by_path(client, meeting):
    return [(path, client.get(path)) for path in paths(meeting)]


NOT_NOW = {
    "applied": {"state": State.APPLIED, "starts_on": None, "ends_on": None},
    "lapsed": {"lapsed": True},
    "not begun": {"starts": 1},
    "left": {"state": State.LEFT},
    "suspended": {"state": State.SUSPENDED},
    "removed": {"state": State.REMOVED},
}


@pytest.mark.parametrize("state", NOT_NOW)
def test_every_path_is_the_same_403_for_whom_no_membership_counts_now(hub, client, south, state):
    meeting = make_meeting(south, CANARY)
    client.force_login(MembershipFactory(network=south, **NOT_NOW[state]).user)

    answers = {(answer.status_code, answer.text.replace(path, "")) for path, answer in by_path(client, meeting)}

    ((status, page),) = answers
    assert status == HTTPStatus.FORBIDDEN
    assert "The meetings of the South network are for its members." in page
    assert CANARY not in page and "Leeds" not in page
    assert CANARY not in client.get("/learning/").text
    assert not Meeting.objects.visible_to(Membership.objects.get().user)


def test_a_member_of_another_network_is_told_how_to_join(northerner, south):
    page = northerner.get(url(make_meeting(south))).text

    assert "You have not joined this network" in page and "/learning/networks/south/apply/" in page


def test_a_meeting_of_another_network_is_not_there_below_ones_own(member, south, north):
    other = make_meeting(north, CANARY)

    assert member.get(f"/learning/networks/south/meetings/{other.pk}/").status_code == HTTPStatus.NOT_FOUND


HIDDEN = {
    "draft": {"live": False},
    "not yet": {"go_live_at": datetime.timedelta(hours=1)},
    "expired": {"expire_at": datetime.timedelta(seconds=-1)},
}


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_not_published_is_not_there_for_a_member(hub, member, south, state):
    meeting = make_meeting(south, CANARY)
    now = timezone.now()
    changes = {k: now + v if isinstance(v, datetime.timedelta) else v for k, v in HIDDEN[state].items()}
    Meeting.objects.update(**changes)

    assert {member.get(path).status_code for path in paths(meeting)[1:]} == {HTTPStatus.NOT_FOUND}
    assert CANARY not in member.get(paths(meeting)[0]).text + member.get("/learning/").text
    assert "The next meeting" not in Client().get("/learning/networks/south/").text


def test_strangers_learn_the_day_and_the_town_of_the_next_one_and_nothing_else(south):
    make_meeting(south, "Past", -3, town="York")
    make_meeting(south, "Cancelled", 2, town="Hull", is_cancelled=True)
    meeting = make_meeting(south, CANARY, 4, summary=CANARY)
    make_meeting(south, "Later", 9, town="Selby")

    page = Client().get("/learning/networks/south/").text

    assert f"{meeting.starts_on:%A} {meeting.starts_on.day} {meeting.starts_on:%B %Y}" in page and "Leeds" in page
    for words in (
        CANARY,
        "10:00",
        "Example House",
        "meet.example.org",
        "York",
        "Hull",
        "Selby",
        f"meetings/{meeting.pk}",
    ):
        assert words not in page, words


def test_the_next_meeting_goes_from_the_public_page_when_it_is_over(south):
    meeting = make_meeting(south)
    end = datetime.datetime.combine(meeting.starts_on, datetime.time(12), LONDON)

    with time_machine.travel(end - datetime.timedelta(seconds=1), tick=False):
        assert "Leeds" in Client().get("/learning/networks/south/").text
    with time_machine.travel(end, tick=False):
        assert "Leeds" not in Client().get("/learning/networks/south/").text


def test_materials_are_those_that_the_member_may_see(member, south, north):
    own = make_resource(make_section(make_library("south", [south])), title="Own")
    draft = make_resource(make_section(make_library("south-2", [south])), title="Draft", live=False)
    foreign = make_resource(make_section(make_library("north", [north])), title="Foreign")
    page = member.get(url(make_meeting(south, materials=[own, draft, foreign]))).text

    assert "Own" in page and own.get_absolute_url() in page
    assert ">Draft<" not in page and "Foreign" not in page


def test_a_member_says_once_whether_she_comes_and_changes_her_mind(member, south):
    meeting = make_meeting(south)
    for said in (Answer.COMING, Answer.COMING, Answer.NOT_COMING, Answer.COMING):
        member.post(url(meeting), {"answer": said})
        assert Attendance.objects.get().answer == said

    page = member.get(url(meeting)).text
    assert "You said: “I will come”" in page and "1 member has said so." in page
    assert "Ann Member" not in page.split("<main")[1]


def test_who_has_left_is_not_counted_and_nobody_else_can_answer(member, northerner, south):
    meeting = make_meeting(south)
    Attendance.objects.create(meeting=meeting, user=UserFactory(), answer=Answer.COMING)

    assert northerner.post(url(meeting), {"answer": "coming"}).status_code == HTTPStatus.FORBIDDEN
    member.post(url(meeting), {"answer": "with bells on"})
    assert Attendance.objects.count() == 1
    assert "has said so" not in member.get(url(meeting)).text


@pytest.mark.parametrize("fields", [{"in_so_many_days": -1}, {"is_cancelled": True, "cancelled_reason": "Ill."}])
def test_nobody_answers_about_what_is_over_or_cancelled(member, south, fields):
    meeting = make_meeting(south, **fields)

    member.post(url(meeting), {"answer": "coming"})

    assert not Attendance.objects.exists() and "Will you come?" not in member.get(url(meeting)).text


@pytest.mark.parametrize("path", ["/learning/networks/south/meetings/", "/learning/"])
def test_a_page_asks_the_database_no_more_for_many_meetings_than_for_two(hub, member, south, path):
    def number_of_queries():
        member.get(path)  # what all pages share is read once
        with CaptureQueriesContext(connection) as asked:
            assert "What we changed" in member.get(path).text
        return len(asked)

    make_meeting(south), make_meeting(south, in_so_many_days=-3)
    few = number_of_queries()
    for number in range(5):
        make_meeting(south, in_so_many_days=number - 5)

    assert number_of_queries() == few
