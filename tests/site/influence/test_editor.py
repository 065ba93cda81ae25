"""Comms staff publish each kind in the admin, with the real forms."""

from __future__ import annotations

import datetime

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.checks import our_page_models
from files.models import PublicDocument
from influence.models import ConsultationResponsePage, InfluenceIndexPage, InfluenceItem, PodcastEpisodePage, Topic
from tests.editing import at_desk, errors_of
from tests.site.files import samples
from tests.site.influence.factories import term

OWN = {
    "positionpage": {},
    "newspage": {},
    "consultationresponsepage": {
        "submission": "response", "recipient": "Sentencing Council", "reference": "", "consultation_url": "",
        "outcome": "", "outcome_date": "", "outcome_evidence": "", "outcome_url": "",
    },
    "publicationpage": {
        "authors": "One Small Thing", "publisher": "", "isbn": "", "issn": "", "doi": "", "contents": "",
    },
    "podcastepisodepage": {
        "audio": "", "listen_url": "https://podcasts.example.org/12", "minutes": "32",
        "transcript": rich_text("<p>All that is said.</p>"),
    },
}  # fmt: skip


def form(kind, action="publish", **changes):
    data = {
        "title": "Women on remand",
        "slug": "women-on-remand",
        "summary": "A summary.",
        "content_note": "",
        "date": "01/02/2026",
        "date_precision": "day",
        "body": streamfield([("rich_text", rich_text("<p>A text.</p>"))]),
        "files": streamfield([]),
        "related_pages": inline_formset([]),
        "withdrawn_on": "",
        "withdrawal_reason": "",
        "replaced_by": "",
        "seo_title": "",
        "search_description": "",
        "social_image": "",
        "go_live_at": "",
        "expire_at": "",
        "review_date": "",
        "exit_link": "inherit",
        "comments": inline_formset([]),
    }
    ticked = {name: changes.pop(name, []) for name in ("topics", "settings")}
    data = nested_form_data(data | OWN[kind] | changes)
    return data | ticked | ({f"action-{action}": "1"} if action else {})


@pytest.fixture
def add(influence):
    def address(kind):
        return reverse("wagtailadmin_pages:add", args=["influence", kind, influence.pk])

    return address


@pytest.fixture
def desk(influence):
    return at_desk("publisher")


@pytest.mark.parametrize("kind", OWN)
def test_each_kind_is_published_by_its_form_and_listed(desk, add, kind):
    topic = term(Topic, "remand", "Remand")

    answer = desk.post(add(kind), form(kind, topics=[str(topic.pk)]))

    assert answer.status_code == 302, errors_of(answer)
    page = InfluenceItem.objects.get()
    assert page.date == datetime.date(2026, 2, 1)
    assert list(page.topics.all()) == [topic]
    assert "A text." in Client().get(page.url).content.decode()
    assert "Women on remand" in Client().get("/influence/?topic=remand&year=2026").content.decode()


@pytest.mark.parametrize("kind", OWN)
def test_a_draft_of_each_kind_may_be_half_done_and_be_previewed(desk, add, kind):
    empty = {name: rich_text("") if name == "transcript" else "" for name in OWN[kind] if name != "submission"}
    half = form(kind, "", summary="", body=streamfield([]), **empty)

    assert desk.post(add(kind) + "preview/", half).json()["is_valid"]
    assert desk.get(add(kind) + "preview/").status_code == 200
    answer = desk.post(add(kind), half)
    assert answer.status_code == 302, errors_of(answer)
    assert not InfluenceItem.objects.get().live


def test_at_most_seven_kinds_are_offered_and_the_list_stands_once_below_home(influence, home):
    models = influence.creatable_subpage_models()

    assert 5 == len(models) <= 7
    assert InfluenceItem not in models and InfluenceItem in our_page_models()
    assert not InfluenceIndexPage.can_create_at(home)


def refused(answer, field):
    errors = errors_of(answer)
    assert answer.status_code == 200 and field in errors, errors
    return str(errors[field])


def test_an_episode_is_not_published_without_its_transcript_and_something_to_hear(desk, add):
    kind = "podcastepisodepage"
    silent = desk.post(add(kind), form(kind, transcript=rich_text(""), listen_url=""))

    assert "transcript" in refused(silent, "transcript") and "sound file" in refused(silent, "audio")
    assert not PodcastEpisodePage.objects.exists()
    sound = PublicDocument.objects.create(title="Episode", file=ContentFile(samples.document("mp3"), name="e.mp3"))
    answer = desk.post(add(kind), form(kind, listen_url="", audio=str(sound.pk)))
    assert answer.status_code == 302, errors_of(answer)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ({"isbn": "9781528605625"}, "978-1-5286-0562-5"),
        ({"isbn": " 978 1 5286 0562 5 "}, "978-1-5286-0562-5"),
        ({"issn": "00249319"}, "0024-9319"),
        ({"doi": "https://doi.org/10.1111/hojo.12408"}, "10.1111/hojo.12408"),
        ({"doi": "doi: 10.1111/hojo.12408"}, "10.1111/hojo.12408"),
        ({"isbn": "978-1-5286-0562-4"}, None),
        ({"isbn": "12"}, None),
        ({"issn": "0024-9318"}, None),
        ({"doi": "hojo.12408"}, None),
        ({"doi": '10.1111/"><script>'}, None),
    ],
)
def test_numbers_of_publications_are_checked_and_stored_in_one_way(desk, add, typed, stored):
    answer = desk.post(add("publicationpage"), form("publicationpage", **typed))

    (name,) = typed
    if stored is None:
        refused(answer, name)
    else:
        assert answer.status_code == 302, errors_of(answer)
        assert getattr(InfluenceItem.objects.get().specific, name) == stored


def test_an_outcome_needs_its_day_and_its_evidence(desk, add):
    kind = "consultationresponsepage"

    told = desk.post(add(kind), form(kind, outcome="A factor is in force."))
    refused(told, "outcome_date")
    refused(told, "outcome_evidence")
    refused(desk.post(add(kind), form(kind, outcome_date="01/04/2024")), "outcome")
    refused(
        desk.post(add(kind), form(kind, outcome="x", outcome_evidence="y", outcome_date="01/04/2999")), "outcome_date"
    )
    refused(desk.post(add(kind), form(kind, consultation_url="javascript:alert(1)")), "consultation_url")
    whole = form(
        kind, outcome="In force.", outcome_date="01/04/2024", outcome_evidence="Guideline", outcome_url="gov.uk/x"
    )
    assert desk.post(add(kind), whole).status_code == 302
    assert ConsultationResponsePage.objects.get().outcome_url == "https://gov.uk/x"


def test_a_day_to_come_needs_a_schedule(desk, add):
    soon = timezone.localtime() + datetime.timedelta(days=3)
    day, moment = soon.strftime("%d/%m/%Y"), soon.strftime("%d/%m/%Y %H:%M")

    assert "has not come yet" in refused(desk.post(add("newspage"), form("newspage", date=day)), "date")
    answer = desk.post(add("newspage"), form("newspage", date=day, go_live_at=moment))
    assert answer.status_code == 302, errors_of(answer)


def test_an_editor_writes_and_a_publisher_publishes(influence, add):
    at_desk("editor").post(add("newspage"), form("newspage"))

    page = InfluenceItem.objects.get()
    assert not page.live
