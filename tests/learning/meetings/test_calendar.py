"""A person's own calendar by its secret address, as calendar programs fetch it."""

from __future__ import annotations

import datetime
import re
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from core.logs import without_personal_data
from learning.meetings import services
from learning.meetings.models import CalendarAddress
from learning.networks import services as networks
from learning.networks.models import Membership
from tests.factories import MembershipFactory
from tests.learning.meetings.factories import make_meeting, url

pytestmark = pytest.mark.postgresql


def address_of(browser) -> str:
    page = browser.post("/learning/meetings/calendar/", {"make": "1"}).text
    return re.search(r'value="http[^"]*(/learning/meetings/calendar/[^"]+\.ics)"', page)[1]


def events(answer):
    return [dict(event) for event in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_it_has_all_meetings_of_her_networks_without_a_session(member, south, north):
    make_meeting(south, "Own", -100)
    make_meeting(south, "Own too")
    make_meeting(north, "Foreign")
    make_meeting(south, "Draft", publish=False)

    answer = Client().get(address_of(member))

    assert {event["SUMMARY"] for event in events(answer)} == {"Own", "Own too"}
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Type"].startswith("text/calendar") and not answer.cookies
    head = Client().head(answer.request["PATH_INFO"])
    assert head.status_code == HTTPStatus.OK and not head.content


def test_two_fetches_are_the_same_bytes_and_a_change_keeps_the_identifier(member, south):
    meeting, address = make_meeting(south), address_of(member)
    first = Client().get(address)
    assert first.content == Client().get(address).content
    (before,) = events(first)

    with time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)):
        meeting.town = "Hull"
        meeting.save_revision().publish(skip_permission_checks=True)
        (after,) = events(Client().get(address))

    assert after["UID"] == before["UID"] == f"{meeting.uid}@onesmallthing.org.uk"
    assert after["SEQUENCE"] > before["SEQUENCE"] and after["DTSTAMP"].dt > before["DTSTAMP"].dt
    assert "Hull" in after["LOCATION"]
    assert after["DTSTART"].params["TZID"] == "Europe/London" and b"BEGIN:VTIMEZONE" in first.content


def test_a_cancelled_one_stays_for_a_month_and_says_so(member, south):
    meeting, address = make_meeting(south, in_so_many_days=60), address_of(member)
    services.cancel(meeting, {"en-gb": "Ill."}, by=member.person)

    (event,) = events(Client().get(address))
    assert event["STATUS"] == "CANCELLED" and "Cancelled: Ill." in event["DESCRIPTION"]
    with time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=31)):
        assert events(Client().get(address)) == []


def test_a_new_address_ends_the_old_one_at_once_and_none_is_stored(member, south):
    make_meeting(south)
    old = address_of(member)
    new = address_of(member)

    assert Client().get(old).status_code == HTTPStatus.NOT_FOUND
    assert Client().get(new).status_code == HTTPStatus.OK
    secret = new.rsplit("/", 1)[1].removesuffix(".ics")
    assert len(secret) > 40 and secret not in CalendarAddress.objects.values_list("secret_sha256", flat=True)
    assert secret not in member.get("/learning/meetings/calendar/").text
    assert secret not in without_personal_data(f"GET {new} HTTP/1.1")
    member.post("/learning/meetings/calendar/", {"end": "1"})
    assert Client().get(new).status_code == HTTPStatus.NOT_FOUND


def test_it_is_gone_with_her_last_network_and_with_her_account(member, south, north):
    make_meeting(south, "South")
    make_meeting(north, "North")
    address = address_of(member)
    MembershipFactory(user=member.person, network=north)
    assert len(events(Client().get(address))) == 2

    networks.leave(Membership.objects.get(user=member.person, network=south))
    assert [event["SUMMARY"] for event in events(Client().get(address))] == ["North"]
    networks.leave(Membership.objects.get(user=member.person, network=north))
    gone = Client().get(address)
    assert gone.status_code == HTTPStatus.NOT_FOUND and gone.headers["Cache-Control"] == "private, no-store"


def test_a_closed_account_has_no_calendar(member, south):
    make_meeting(south)
    address = address_of(member)
    type(member.person).objects.filter(pk=member.person.pk).update(is_active=False)

    assert Client().get(address).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("secret", ["x", "%00", "a" * 500, "ŵ", "..", "%2F"])
def test_a_guessed_address_is_not_found(home, secret):
    assert Client().get(f"/learning/meetings/calendar/{secret}.ics").status_code == HTTPStatus.NOT_FOUND


def test_one_meeting_can_be_taken_along_by_its_members_alone(member, northerner, south):
    meeting = make_meeting(south, welsh="Cyfarfod", address="Room 3")

    (event,) = events(member.get(url(meeting, "calendar.ics")))

    assert event["SUMMARY"] == "What we changed" and "https://meet.example.org/zephyr" in event["DESCRIPTION"]
    assert northerner.get(url(meeting, "calendar.ics")).status_code == HTTPStatus.FORBIDDEN
    assert Client().get(url(meeting, "calendar.ics")).status_code == HTTPStatus.FOUND


def test_a_meeting_in_the_night_in_which_clocks_change_keeps_its_time(member, south):
    meeting = make_meeting(south, starts_on=datetime.date(2027, 10, 31), starts_at=datetime.time(0, 30))

    (event,) = events(member.get(url(meeting, "calendar.ics")))

    assert event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(hours=11, minutes=30)
    assert (event["DTEND"].dt.astimezone(datetime.UTC) - event["DTSTART"].dt.astimezone(datetime.UTC)).seconds == 45_000
