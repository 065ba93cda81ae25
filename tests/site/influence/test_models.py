"""The page of each kind as readers get it, in both languages."""

from __future__ import annotations

import datetime
import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Locale

from core.content_notes import Theme
from files.models import PublicDocument
from influence.models import InfluenceRelatedPage, PodcastEpisodePage, PublicationPage, Setting, Topic
from pages.models import StandardPage
from tests.publishing import publish_below
from tests.site.files import samples
from tests.site.influence.factories import item, position, response, term


def read(page):
    answer = Client().get(page.url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(page, selector):
    return " ".join(page.select_one(selector).get_text(" ").split())


def facts(page):
    rows = page.select(".summary-list > div")
    return {row.dt.get_text(strip=True): " ".join(row.dd.get_text(" ").split()) for row in rows}


def welsh_of(page, **changes):
    translated = page.copy_for_translation(Locale.objects.get(language_code="cy"))
    for name, value in changes.items():
        setattr(translated, name, value)
    translated.save_revision().publish()
    return type(translated).objects.get(pk=translated.pk)


@pytest.fixture
def welsh_influence(influence, welsh_home):
    return welsh_of(influence, title="Dylanwadu", slug="dylanwadu")


def document(name="pdf"):
    return PublicDocument.objects.create(
        title="The whole answer", file=ContentFile(samples.document(name), name=f"a.{name}")
    )


def test_a_response_says_to_whom_under_which_reference_when_and_what_came_of_it(influence):
    answer = document()
    page = response(
        influence, "Bail", day="2023-11-01", date_precision="month", reference="WIP0042",
        files=[("file", {"document": answer, "note": "Question 17"})],
    )  # fmt: skip

    shown = read(page)
    assert facts(shown) == {"Sent to": "Sentencing Council", "Reference": "WIP0042", "Sent": "November 2023"}
    assert str(shown).index("WIP0042") < str(shown).index('id="cite"')  # the order on a phone
    assert "Consultation response" in words(shown, ".kind")
    assert "Not recorded yet." in shown.get_text()
    file = words(shown, ".file")
    assert "The whole answer" in file and "PDF" in file and "Question 17" in file
    assert shown.select_one(".file__get a")["href"] == answer.url

    page.outcome, page.outcome_date = "A factor is in force.", datetime.date(2024, 4, 1)
    page.outcome_evidence, page.outcome_url = "Guideline", "https://www.sentencingcouncil.org.uk/"
    page.save_revision().publish()
    outcome = words(read(page), "[aria-labelledby=h-outcome]")
    assert outcome == "What came of it A factor is in force. 1 April 2024. Guideline"


@pytest.mark.parametrize(
    ("precision", "shown"), [("day", "14 February 2024"), ("month", "February 2024"), ("year", "2024")]
)
def test_a_date_is_shown_as_exactly_as_it_is_known(influence, precision, shown):
    page = item(influence, "News", day="2024-02-14", date_precision=precision)

    assert words(read(page), ".kind").endswith(shown)
    row = BeautifulSoup(Client().get("/influence/").content, "html.parser").select_one(".rows time")
    assert row.get_text() == shown
    assert row["datetime"] == "2024-02-14"[: {"day": 10, "month": 7, "year": 4}[precision]]


def citation(page):
    return words(read(page), "#citation")


def test_positions_responses_and_publications_are_cited_in_one_line(influence, settings):
    settings.BASE_URL = "https://ost.example.org"
    told = position(influence, "Women on remand", day="2026-06-02")
    asked = item(
        influence,
        "Who counts?",
        PublicationPage,
        slug="who-counts",
        day="2026-01-01",
        date_precision="year",
        authors="Petrillo, M.",
    )
    answered = response(influence, "Bail", day="2023-11-01", date_precision="month", reference="WIP0042")
    report = item(
        influence, "Building Hope", PublicationPage, day="2024-01-01", date_precision="year", authors="Petrillo, M.",
        publisher="One Small Thing", doi="10.1111/hojo.12408",
    )  # fmt: skip

    assert citation(told) == (
        "One Small Thing (2026). Women on remand. Position. 2 June 2026. https://ost.example.org/influence/women-on-remand/"
    )
    assert citation(asked).startswith("Petrillo, M. (2026). Who counts? Publication. https")
    assert citation(answered) == (
        "One Small Thing (2023). Bail. Consultation response, sent to: Sentencing Council, reference: WIP0042. "
        "November 2023. https://ost.example.org/influence/bail/"
    )
    assert citation(report) == (
        "Petrillo, M. (2024). Building Hope. Publication, One Small Thing. https://doi.org/10.1111/hojo.12408"
    )
    assert read(item(influence, "News")).select_one("#cite") is None


def test_the_welsh_citation_says_the_same_of_the_welsh_page(influence, welsh_influence, settings):
    settings.BASE_URL = "https://ost.example.org"
    page = welsh_of(
        response(influence, "Bail", day="2023-11-01", reference="WIP0042"), title="Mechnïaeth", slug="mechniaeth"
    )

    assert citation(page) == (
        "One Small Thing (2023). Mechnïaeth. Ymateb i ymgynghoriad, anfonwyd at: Sentencing Council, cyfeirnod: WIP0042. "
        "1 Tachwedd 2023. https://ost.example.org/cy/dylanwadu/mechniaeth/"
    )
    assert facts(read(page))["Cyfeirnod"] == "WIP0042"


def test_a_publication_shows_its_parts_and_numbers(influence):
    page = item(
        influence,
        "Report",
        PublicationPage,
        authors="One Small Thing",
        isbn="978-1-5286-0562-5",
        contents="One\n\n Two \n",
    )

    shown = read(page)

    assert [part.get_text() for part in shown.select("[aria-labelledby=h-contents] li")] == ["One", "Two"]
    assert facts(shown)["ISBN"] == "978-1-5286-0562-5"
    assert "DOI" not in facts(shown)


def test_an_episode_can_be_heard_and_read(influence):
    page = item(
        influence, "Episode", PodcastEpisodePage, minutes=32, audio=document("mp3"), transcript="<p>All that is said.</p>",
        listen_url="https://podcasts.example.org/12",
    )  # fmt: skip

    shown = read(page)

    assert facts(shown)["Length"] == "32 minutes"
    assert shown.select_one("audio[controls]")["src"] == page.audio.url
    assert "MP3" in words(shown, ".file") and "32 minutes" in words(shown, ".file")
    assert "All that is said." in words(shown, "#transcript")
    assert shown.select_one('a[href="https://podcasts.example.org/12"]')
    assert not shown.select("iframe, script:not([src], [type])")


def test_topics_lead_back_to_the_list_and_related_pages_follow_the_language(influence, welsh_influence, home):
    topic, setting = term(Topic, "remand", "Remand", "Remánd"), term(Setting, "courts", "Courts")
    there = publish_below(home, StandardPage(title="Water", slug="water"))
    gone = publish_below(home, StandardPage(title="Fire", slug="fire"))
    page = position(influence, "Remand last", topics=[topic], settings=[setting])
    page.related_pages = [InfluenceRelatedPage(page=there), InfluenceRelatedPage(page=gone)]
    page.save_revision().publish()
    gone.unpublish()
    welsh = welsh_of(page, title="Remánd", slug="remand")

    def links(shown):
        return {link.get_text(strip=True): link["href"] for link in shown.select(".report a")}

    assert links(read(page)) == {
        "Remand": "/influence/?topic=remand", "Courts": "/influence/?setting=courts", "Water": "/water/",
    }  # fmt: skip
    assert links(read(welsh)) == {
        "Remánd": "/cy/dylanwadu/?topic=remand", "Courts": "/cy/dylanwadu/?setting=courts", "Water": "/water/",
    }  # fmt: skip
    welsh_of(there, title="Dŵr", slug="dwr")
    assert links(read(welsh))["Dŵr"] == "/cy/dwr/"
    there.content_themes = [Theme.SUICIDE]
    there.save_revision().publish()
    assert "suicide" in read(page).select_one("[aria-labelledby=h-related]").get_text()


def test_an_example_says_so_on_its_page_and_in_the_list(influence):
    page = position(influence, "Remand last", is_example=True)

    assert "It is no statement of One Small Thing." in read(page).get_text()
    assert '<span class="tag">Example</span>' in Client().get("/influence/").content.decode()


def test_what_english_dates_and_topics_are_the_welsh_ones_are(influence, welsh_influence):
    topic = term(Topic, "remand", "Remand")
    welsh = welsh_of(position(influence, "Remand last", day="2024-02-01", topics=[topic]), slug="remand")

    assert welsh.date == datetime.date(2024, 2, 1)
    assert list(welsh.topics.all()) == [topic]
    assert welsh.kind == "position"


def test_topics_that_change_in_english_change_in_welsh_at_once(influence, welsh_influence):
    remand, bail = term(Topic, "remand", "Remand"), term(Topic, "bail", "Bail")
    page = position(influence, "Remand last", topics=[remand])
    welsh_of(page, slug="remand")
    welsh_of(position(influence, "Remand first", topics=[remand]), slug="first")

    page.topics = [bail]
    page.save_revision().publish()

    def listed(topic):
        return "/cy/dylanwadu/remand/" in Client().get(f"/cy/dylanwadu/?topic={topic}").content.decode()

    assert listed("bail") and not listed("remand")


def test_search_engines_are_told_what_each_kind_is(influence):
    def told(page):
        graph = json.loads(read(page).select_one('script[type="application/ld+json"]').string)["@graph"]
        return graph[0]["@type"], graph[0]["datePublished"]

    assert told(item(influence, "News", day="2024-02-01")) == ("NewsArticle", "2024-02-01")
    assert told(position(influence, "Position", day="2024-02-01", date_precision="month")) == ("Article", "2024-02")
    assert told(item(influence, "Report", PublicationPage, authors="One Small Thing")) == ("Report", "2024-02-01")
    assert told(item(influence, "Talk", PodcastEpisodePage, minutes=3, transcript="<p>x</p>"))[0] == "PodcastEpisode"
