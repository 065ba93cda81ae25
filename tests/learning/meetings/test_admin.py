"""The office keeps meetings in the admin: drafts, preview, schedule and history as of any record."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.urls import reverse

from core.account_registry import personal_data
from learning.meetings import services
from learning.meetings.enums import Answer
from learning.meetings.models import Meeting
from tests.browser import Browser
from tests.factories import UserFactory
from tests.learning.library.factories import make_library, make_resource, make_section
from tests.learning.meetings.factories import make_meeting

pytestmark = pytest.mark.postgresql


def admin_url(name, *args):
    return reverse(f"wagtailsnippets_meetings_meeting:{name}", args=args)


def form_of(network, *resources, **changes):
    rows = {"materials-TOTAL_FORMS": str(len(resources)), "materials-INITIAL_FORMS": "0"}
    for number, resource in enumerate(resources):
        rows |= {f"materials-{number}-resource": str(resource.pk), f"materials-{number}-id": ""}
    return {
        "network": str(network.pk), "starts_on": "04/03/2027", "starts_at": "10:00", "ends_at": "12:00", "ends_on": "",
        "town": "Leeds", "address": "", "online_link": "", "go_live_at": "", "expire_at": "",
        "translations-TOTAL_FORMS": "1", "translations-INITIAL_FORMS": "0", "translations-0-id": "",
        "translations-0-language": "en-gb", "translations-0-title": "Meeting", "translations-0-summary": "",
        "translations-0-notes": "", "translations-0-cancelled_reason": "", "action-publish": "1",
    } | rows | changes  # fmt: skip


def test_it_is_published_listed_filtered_and_seen_live(office, member, south, north):
    own = make_resource(make_section(make_library("south", [south])), title="Own one")

    office.post(admin_url("add"), form_of(south, own))

    meeting = Meeting.objects.get()
    assert meeting.live and meeting.changes.count() == 1
    make_meeting(north, "Northern", -9)
    listing = office.get(admin_url("list"), {"network": south.pk, "is_over": "coming"}).text
    assert ">Meeting<" in listing.replace("\n", "").replace(" ", "") and "Northern" not in listing
    assert "Northern" in office.get(admin_url("list"), {"is_over": "past"}).text
    assert meeting.get_absolute_url() in office.get(admin_url("edit", meeting.pk)).text
    assert "Own one" in member.get(meeting.get_absolute_url()).text
    assert office.get(admin_url("history", meeting.pk)).status_code == HTTPStatus.OK


def test_it_is_previewed_in_both_languages(office, south):
    meeting = make_meeting(south, welsh="Cyfarfod", publish=False)
    for mode, title in (("en-gb", "What we changed"), ("cy", "Cyfarfod")):
        page = office.get(admin_url("revisions_view", meeting.pk, meeting.latest_revision_id), {"mode": mode}).text
        assert f">{title}</h1>" in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"town": ""}, "Say where: write a town"),
        ({"is_cancelled": "on"}, "Say why it is cancelled"),
        ({"ends_at": "09:00"}, "It ends before it starts."),
        ({"online_link": "http://meet.example.org/"}, "Other links are not taken."),
        ({"translations-0-language": "cy"}, "Write the words in English as well."),
    ],
)
def test_what_is_wrong_is_refused_with_a_sentence(office, south, changes, sentence):
    assert sentence in office.post(admin_url("add"), form_of(south, **changes)).text
    assert not Meeting.objects.exists()


def test_a_resource_of_another_networks_library_is_no_material(office, south, north):
    foreign = make_resource(make_section(make_library("north", [north])))

    page = office.post(admin_url("add"), form_of(south, foreign)).text

    assert "in no library for the members of this network" in page and not Meeting.objects.exists()


def test_neither_form_nor_older_draft_takes_a_published_meeting_to_another_network(office, south, north):
    meeting = make_meeting(south)
    row = meeting.translations.get()
    sent = {"translations-INITIAL_FORMS": "1", "translations-0-id": str(row.pk)}

    office.post(admin_url("edit", meeting.pk), form_of(north, **sent))

    assert Meeting.objects.get().network == south
    assert Meeting.objects.get().get_latest_revision_as_object().network == south


@pytest.mark.parametrize("role", ["editor", "publisher", "translator", "coordinator"])
def test_nobody_else_finds_meetings_or_resources_in_the_admin(home, south, role):
    meeting = make_meeting(south)
    browser = Browser()
    browser.force_login(UserFactory(roles=[role]))
    for path in (admin_url("list"), admin_url("edit", meeting.pk), reverse("resource_chooser:choose")):
        assert browser.get(path).status_code == HTTPStatus.NOT_FOUND, path


def test_a_person_takes_along_what_she_said_and_no_title(member, south):
    services.answer(make_meeting(south, "Zephyrine"), member.person, Answer.COMING)
    services.make_calendar_address(member.person)

    parts = {part.name: part.rows for part in personal_data(member.person)}

    assert parts["meetings"][0]["Your answer"] == "I will come" and len(parts["calendar-address"]) == 1
    assert "Zephyrine" not in str(parts)
