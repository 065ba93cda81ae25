"""Training programmes as readers find them: from the hub's front page to a date in their own calendar."""

from __future__ import annotations

import datetime
import re

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from events.models import EventIndexPage
from learning.models import LearningPage
from learning.training.models import ProgrammeIndexPage, ProgrammePage
from tests.editing import at_desk, errors_of
from tests.publishing import publish_below
from tests.queries import queries_of
from tests.site.events.factories import NOW, add_event, calendar_at, make_event, read, translated

FINDING = (
    "finding",
    {"text": "It helped. Nobody compared.", "source": "A report, 2019.", "url": "https://example.org/r"},
)


@pytest.fixture(autouse=True)
def in_february():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def learning(home):
    return publish_below(home, LearningPage(title="Networks and training", slug="learning"))


@pytest.fixture
def training(learning):
    return publish_below(learning, ProgrammeIndexPage(title="Training", slug="training"))


@pytest.fixture
def programme(training):
    words = {"for_whom": "Staff of prisons", "learns": "<p>To ask another question.</p>", "findings": [FINDING]}
    return publish_below(
        training, ProgrammePage(title="Becoming Trauma Informed", slug="bti", summary="For staff.", **words)
    )


@pytest.fixture
def events(home):
    return publish_below(home, EventIndexPage(title="Events", slug="events"))


def test_the_chooser_of_a_programme_opens_where_the_programmes_are(programme, training, learning, welsh_home):
    translated(learning, slug="dysgu")
    translated(training, slug="hyfforddiant", title="Hyfforddiant")
    translated(programme, slug="bti-cy", title="BTI")
    editor, address = at_desk("editor"), reverse("wagtailadmin_choose_page")

    def titles(**query) -> list[str]:
        html = editor.get(address, {"page_type": "training.ProgrammePage"} | query).json()["html"]
        return [cell.get_text(strip=True) for cell in BeautifulSoup(html, "html.parser").select("tbody .title")]

    assert titles() == titles(locale="en-gb") == ["Training", "Becoming Trauma Informed"]
    assert titles(locale="cy") == ["Hyfforddiant", "BTI"]
    assert editor.get(f"{address}?page_type=training.Nothing").status_code == 404
    assert "One Small Thing" in editor.get(address).json()["html"]


def link(path: str, words: str) -> str:
    """Where the link with these words leads, as a reader follows it."""
    main = BeautifulSoup(read(path), "html.parser").main
    return next(found["href"] for found in main.find_all("a") if words in " ".join(found.get_text().split()))


def titles(path: str) -> list[str]:
    """Of the rows of a list."""
    return [found.get_text(strip=True) for found in BeautifulSoup(read(path), "html.parser").select("main h3")]


def words(path: str) -> str:
    return " ".join(BeautifulSoup(read(path), "html.parser").main.get_text(" ").split())


def test_a_professional_finds_the_next_date_takes_it_into_her_calendar_and_asks_for_a_place(programme, events, home):
    make_event(events, programme=programme, booking_url="https://example.org/book")
    make_event(events, title="A day in York", slug="york", starts_on=NOW.date(), ends_on=None, programme=programme)

    page = link(link("/learning/", "Training"), "Becoming Trauma Informed")
    date = link(page, "A day in Leeds")
    (event,) = calendar_at(link(date, "Take it into your calendar"))

    assert event["summary"] == "A day in Leeds" and str(event["dtstart"].dt) == "2027-03-04 10:00:00+00:00"
    assert link(date, "Ask for a place") == "https://example.org/book"
    assert link(date, "Becoming Trauma Informed") == page


def test_in_welsh_she_finds_the_same_date(programme, training, learning, events, welsh_home):
    event = make_event(events, programme=programme)
    make_event(events, title="Only in English", slug="english", programme=programme)
    translated(learning, title="Dysgu", slug="dysgu")
    translated(training, title="Hyfforddiant", slug="hyfforddiant")
    translated(programme, summary="I staff.")
    translated(events, title="Digwyddiadau", slug="digwyddiadau")
    translated(event, title="Diwrnod yn Leeds")

    page = link(link("/cy/dysgu/", "Hyfforddiant"), "Becoming Trauma Informed")
    date = link(page, "Diwrnod yn Leeds")
    (taken,) = calendar_at(link(date, "Ychwanegu"))

    assert titles(page) == ["Diwrnod yn Leeds", "Only in English"], "each once"
    assert page == "/cy/dysgu/hyfforddiant/bti/" and date == "/cy/digwyddiadau/leeds/"
    assert taken["summary"] == "Diwrnod yn Leeds" and taken["url"].endswith(date)
    # A date without a Welsh page is shown in English, and marked as such.
    assert re.search(r'<h3 lang="en-GB">\s*<a href="/events/english/">', read(page))


def test_programmes_stand_in_the_order_of_the_admin_and_a_page_has_the_next_ten_dates(programme, training, events):
    training.add_child(instance=ProgrammePage(title="Another", slug="another"))
    ProgrammePage.objects.get(slug="another").move(programme, pos="left")
    for number in range(11):
        day = NOW.date() + datetime.timedelta(days=number)
        add_event(events, title=f"Event {number}", slug=f"event-{number}", starts_on=day, programme=programme)

    assert titles(training.url) == ["Another", "Becoming Trauma Informed"]
    assert titles("/learning/training/bti/") == [f"Event {number}" for number in range(10)]


def test_the_page_says_what_is_known_with_its_source_and_what_is_not_yet_known(programme):
    page = words("/learning/training/bti/")

    for part in (
        "For whom Staff of prisons",
        "Length Not yet known",
        "Price Not yet known",
        "To ask another question.",
    ):
        assert part in page, part
    assert '<a href="https://example.org/r" rel="noreferrer noopener">A report, 2019</a>.' in read(programme.url)
    assert "No date is set at the moment." in page


def test_only_coming_live_dates_of_this_programme_are_shown(programme, training, events):
    other = publish_below(training, ProgrammePage(title="Another", slug="another"))
    make_event(events, programme=programme)
    make_event(events, title="Of another", slug="other", programme=other)
    make_event(events, title="Withdrawn", slug="withdrawn", programme=programme).unpublish()
    make_event(events, title="Over", slug="over", starts_on=NOW.date().replace(year=2025), programme=programme)

    page = words("/learning/training/bti/")

    assert "A day in Leeds" in page
    assert not [title for title in ("Of another", "Withdrawn", "Over") if title in page]


def test_thirty_programmes_and_dates_cost_as_many_queries_as_three(learning, training, programme, events):
    def make(numbers: range) -> None:
        for number in numbers:
            training.add_child(instance=ProgrammePage(title=f"Programme {number}", slug=f"programme-{number}"))
            add_event(events, title=f"Event {number}", slug=f"event-{number}", programme=programme)

    paths = [learning.url, training.url, programme.url]
    make(range(3))
    with_three = {path: len(queries_of(path)) for path in paths}
    make(range(3, 30))

    assert {path: len(queries_of(path)) for path in paths} == with_three
    assert max(with_three.values()) <= 20, with_three


def test_comms_staff_publish_a_programme_and_name_it_in_an_event(training, events):
    desk = at_desk("publisher")
    form = {
        "title": "Healing Trauma", "slug": "healing", "summary": "Groups.", "content_note": "", "for_whom": "", "length": "",
        "price": "", "learns": rich_text(""), "how_it_is_run": rich_text(""), "booking": "", "booking_page": "",
        "booking_url": "", "findings": streamfield([("finding", {"text": "It helped.", "source": "A report, 2019", "url": ""})]),
        "seo_title": "", "search_description": "", "social_image": "", "go_live_at": "", "expire_at": "",
        "review_date": "", "exit_link": "inherit", "comments": inline_formset([]),
    }  # fmt: skip
    add = reverse("wagtailadmin_pages:add", args=["training", "programmepage", training.pk])

    both = {"booking_page": events.pk, "booking_url": "https://example.org/"}
    refused = desk.post(add, nested_form_data(form | both) | {"action-publish": "1"})
    assert "one of the two" in " ".join(errors_of(refused)["booking_url"])
    refused = desk.post(add, nested_form_data(form) | {"action-publish": "1"})
    assert set(errors_of(refused)) == {"learns"} and not ProgrammePage.objects.exists()
    form["learns"] = rich_text("<p>To ask another question.</p>")
    response = desk.post(add, nested_form_data(form) | {"action-publish": "1"})

    assert response.status_code == 302, errors_of(response)
    assert "It helped." in read("/learning/training/healing/")
    chooser = reverse("wagtailadmin_choose_page_child", args=[training.pk])
    assert "Healing Trauma" in desk.get(chooser, {"page_type": "training.ProgrammePage"}).text
    assert Client().get("/learning/training/calendar.ics").status_code == 404
