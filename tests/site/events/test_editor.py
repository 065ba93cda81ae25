"""Comms staff announce, change and cancel an event in the admin, with the real forms."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from events.models import EventPage
from files.models import PublicDocument
from tests.editing import at_desk, errors_of
from tests.site.events.factories import calendar_at, read


@pytest.fixture(autouse=True)
def in_january():
    with time_machine.travel(datetime.datetime(2027, 1, 4, 9, tzinfo=datetime.UTC)):
        yield


@pytest.fixture
def add_url(events):
    return reverse("wagtailadmin_pages:add", args=["events", "eventpage", events.pk])


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def event_form(action: str = "", **changes) -> dict:
    """The form as an editor fills it in."""
    data = {
        "title": "A day in Leeds", "slug": "leeds", "summary": "A training day.", "content_note": "",
        "kind": "training", "starts_on": "01/02/2027", "starts_at": "10:00", "ends_on": "", "ends_at": "16:00",
        "place": "Leeds", "for_whom": "Staff", "price": "Free", "places": "20",
        "booking": "Ask for a place.", "booking_page": "", "booking_url": "", "programme": "",
        "body": streamfield([]), "cancelled_reason": "", "materials": inline_formset([]),
        "seo_title": "", "search_description": "", "social_image": "", "go_live_at": "", "expire_at": "",
        "review_date": "", "exit_link": "inherit", "comments": inline_formset([]),
    } | changes  # fmt: skip
    form = nested_form_data({key: value for key, value in data.items() if value is not None})
    return form | ({f"action-{action}": "1"} if action else {})


def test_a_comms_officer_announces_changes_and_cancels_an_event_and_adds_materials(add_url):
    desk = at_desk("publisher")

    response = desk.post(add_url, event_form("publish", booking_url="www.example.org/book"))
    assert response.status_code == 302, errors_of(response)
    page = EventPage.objects.get()
    # 01/02/2027 is the first of February, and stays so when the form is opened again.
    assert page.starts_on == datetime.date(2027, 2, 1) and 'value="01/02/2027"' in desk.get(edit_url(page)).text
    assert "Monday 1 February 2027, 10:00 to 16:00, UK time" in " ".join(read(page.url).split())
    assert 'href="https://www.example.org/book"' in read(page.url) and "A day in Leeds" in read("/events/")

    desk.post(edit_url(page), event_form("publish", starts_on="02/02/2027"))
    assert "Tuesday 2 February 2027" in " ".join(read(page.url).split())

    refused = desk.post(edit_url(page), event_form("publish", starts_on="02/02/2027", is_cancelled="on"))
    assert "cancelled_reason" in errors_of(refused)
    reason = {"is_cancelled": "on", "cancelled_reason": "The trainer is ill."}
    desk.post(edit_url(page), event_form("publish", starts_on="02/02/2027", **reason))
    assert "The trainer is ill." in read(page.url)
    assert [event["status"] for event in calendar_at("/events/calendar.ics")] == ["CANCELLED"]

    slides = PublicDocument.objects.create(title="Slides", file=ContentFile(b"Words.", name="slides.txt"))
    with_slides = inline_formset([{"document": slides.pk}])
    response = desk.post(edit_url(page), event_form("publish", materials=with_slides, **reason))
    assert response.status_code == 302, errors_of(response)
    assert slides.url in read(page.url)


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"ends_on": "31/01/2027"}, "ends_on", "It ends before it starts."),
        ({"ends_at": "09:30"}, "ends_at", "It ends before it starts."),
        ({"starts_at": "19:00", "ends_at": "00:00"}, "ends_at", "write the next day as its last day"),
        ({"starts_at": ""}, "starts_at", "Say when it begins"),
        ({"ends_at": ""}, "ends_at", "Say when it ends"),
        ({"starts_on": ""}, "starts_on", "Please fill this in."),
        ({"starts_on": "31/02/2027"}, "starts_on", "Write a day that exists"),
        ({"starts_on": "28/03/2027", "starts_at": "01:30"}, "starts_at", "this time does not exist"),
        ({"ends_on": "28/03/2027", "ends_at": "01:30"}, "ends_at", "this time does not exist"),
        ({"place": ""}, "place", "write a place, or tick"),
        ({"booking_url": "javascript:alert(1)"}, "booking_url", "begins with https://"),
        ({"kind": ""}, "kind", "Please fill this in."),
        ({"for_whom": ""}, "for_whom", "Please fill this in."),
        ({"price": ""}, "price", "Please fill this in."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_at_its_field(add_url, changes, field, sentence):
    response = at_desk("publisher").post(add_url, event_form("publish", **changes))

    errors = errors_of(response)
    assert set(errors) == {field} and sentence in " ".join(errors[field]), errors
    assert not EventPage.objects.exists() and 'value="A day in Leeds"' in response.text


def test_only_one_way_to_book_is_taken(add_url, events):
    both = {"booking_page": events.pk, "booking_url": "https://example.org/"}

    errors = errors_of(at_desk("publisher").post(add_url, event_form("publish", **both)))

    assert "one of the two" in " ".join(errors["booking_url"])


def test_people_ask_for_a_place_on_a_page_with_a_form(add_url, events):
    desk = at_desk("publisher")

    errors = errors_of(desk.post(add_url, event_form("publish", booking_page=events.pk)))

    assert "This page has no form." in " ".join(errors["booking_page"])
    assert "forms.formpage" in desk.get(add_url).text, "the chooser offers no others"


@pytest.mark.parametrize(
    "times",
    [
        {"starts_on": "28/03/2027", "starts_at": "", "ends_at": ""},  # all day, on a day of 23 hours
        {"starts_on": "30/10/2027", "ends_on": "31/10/2027", "starts_at": "", "ends_at": ""},
        {"starts_on": "31/12/2027", "ends_on": "01/01/2028", "starts_at": "19:00", "ends_at": "00:00"},
    ],
)
def test_a_change_of_the_clocks_midnight_and_a_new_year_are_taken(add_url, times):
    response = at_desk("publisher").post(add_url, event_form("publish", **times))

    assert response.status_code == 302, errors_of(response)
    assert len(calendar_at("/events/calendar.ics")) == 1


def test_an_editor_keeps_a_draft_that_is_half_done_and_sees_it(add_url):
    desk = at_desk("editor")
    half = event_form(starts_on="", starts_at="", ends_at="", place="", for_whom="", price="", summary="")

    response = desk.post(add_url, half)

    assert response.status_code == 302, errors_of(response)
    page = EventPage.objects.get()
    assert not page.live and page.get_latest_revision_as_object().places == 20
    assert desk.get(edit_url(page)).status_code == 200
    assert desk.post(add_url + "preview/", event_form(slug="york")).json()["is_valid"]
    assert "A day in Leeds" in desk.get(add_url + "preview/").text
    assert calendar_at("/events/calendar.ics") == []
