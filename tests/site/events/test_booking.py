"""From an event to the form on which people ask for a place: the form knows which event it is about."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from forms.models import FormPage, FormSubmission
from pages.models import StandardPage
from tests.publishing import publish_below
from tests.site.events.factories import make_event, read, translated
from tests.site.forms.factories import opened, question

TITLE = "A “day” in <Leeds> & York"


@pytest.fixture
def form(home, events):
    about = question("short_text", "Which event is it about?", from_link=True)
    folder = publish_below(home, StandardPage(title="Learning", slug="learning"))
    page = FormPage(title="Ask for a place", slug="ask", questions=[about, question("long_text", "Why?")])
    return publish_below(folder, page)


def link_on(path: str) -> str:
    return BeautifulSoup(read(path), "html.parser").find("a", string="Ask for a place")["href"]


def answer_at(address: str) -> str:
    return box(read(address))


def box(html: str) -> str:
    """What stands in the first question, whose one line a box of two shows whole."""
    return BeautifulSoup(html, "html.parser").select_one("main form textarea[rows='2']").get_text().strip()


def test_the_form_is_told_the_day_and_title_shows_them_and_keeps_them(events, form, django_assert_max_num_queries):
    make_event(events, title=TITLE, booking_page=form)
    address = link_on("/events/leeds/")
    with django_assert_max_num_queries(20):
        told = answer_at(address)

    assert told == f"4 March 2027: {TITLE}"
    about, why = (one.key for one in form.question_list)
    typed = {about: told, why: "", "website": "", "made": opened(Client(), form)}
    again = Client().post(address, typed)
    assert box(again.content.decode()) == told
    assert (
        Client()
        .post(address, typed | {about: told.replace(" in ", "\r\nin "), why: "To learn."})
        .url.startswith("/learning/ask/?sent=")
    )
    assert FormSubmission.objects.get().form_data[about] == told


def test_in_welsh_the_event_has_its_welsh_title_and_an_untranslated_form_is_told_the_english(
    events, form, welsh_events
):
    translated(make_event(events, booking_page=form), title="Diwrnod yn Leeds")
    address = BeautifulSoup(read("/cy/digwyddiadau/leeds/"), "html.parser").select_one("a.btn[href*='about=']")["href"]

    assert answer_at(address) == "4 March 2027: A day in Leeds"


def test_a_longest_title_is_cut_to_what_the_field_takes(events, form):
    make_event(events, title="x" * 255, booking_page=form)

    told = answer_at(link_on("/events/leeds/"))
    assert told.startswith("4 March 2027: xxx") and len(told) == 250


def test_no_other_words_and_no_other_page_can_be_put_into_the_form_by_its_address(events, form):
    draft = make_event(events, booking_page=form)
    draft.unpublish()
    for number in (draft.pk, form.pk, events.pk, 0, "", "-1", "Buy+this", "9" * 30, "１２"):
        assert answer_at(f"/learning/ask/?about={number}") == "", number
