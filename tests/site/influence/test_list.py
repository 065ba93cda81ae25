"""A journalist narrows the list by kind, topic, setting, year and words, and shares the address."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Locale

from influence.models import InfluenceItem, PodcastEpisodePage, PublicationPage, Setting, Topic
from tests.plans import plan_of
from tests.publishing import publish_below
from tests.queries import queries_of
from tests.site.influence.factories import add_item, item, position, response, term

SCRIPT = quote('"><script>alert(1)</script>')


def read(path="/influence/", **query):
    answer = Client().get(path + (f"?{urlencode(query, doseq=True)}" if query else ""))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def titles(page):
    return [link.get_text() for link in page.select(".rows h3 a")]


def counts(page, name):
    """What stands beside each choice of a facet: `{"position": 2}`."""
    boxes = page.select(f'input[name="{name}"][type="checkbox"]')
    return {box["value"]: int(re.findall(r"\((\d+)\)", box.find_next("label").get_text())[0]) for box in boxes}


@pytest.fixture
def shelf(influence):
    """Two positions, a response, evidence and news, in two years, on two topics, in two settings."""
    remand, mothers = term(Topic, "remand", "Remand", "Remánd"), term(Topic, "mothers", "Mothers")
    courts, prisons = term(Setting, "courts", "Courts"), term(Setting, "prisons", "Prisons")
    position(influence, "Remand last", day="2026-06-02", topics=[remand], settings=[courts, prisons])
    position(influence, "Count the children", day="2025-11-01", topics=[mothers], settings=[prisons])
    response(influence, "Bail guideline", day="2025-03-01", topics=[remand], settings=[courts], reference="WIP0042")
    response(influence, "Four figures", day="2026-05-12", topics=[remand, mothers], submission="evidence")
    item(influence, "An Act begins", day="2026-03-22")
    return influence


def test_the_newest_stands_first_and_says_what_it_is(shelf):
    page = read()

    assert titles(page) == ["Remand last", "Four figures", "An Act begins", "Count the children", "Bail guideline"]
    row = page.select(".rows > li")[1]
    assert [words.get_text(strip=True) for words in row.select(".item__meta")[0].find_all(["time", "span"])] == [
        "12 May 2026", "Evidence submission",
    ]  # fmt: skip
    assert "To: Sentencing Council" in row.get_text() and "What came of it: not recorded yet" in row.get_text()


def test_filters_of_one_kind_widen_and_of_several_narrow(shelf):
    assert titles(read(topic="remand")) == ["Remand last", "Four figures", "Bail guideline"]
    assert titles(read(topic="remand", year="2026")) == ["Remand last", "Four figures"]
    assert titles(read(kind=["position", "news"])) == ["Remand last", "An Act begins", "Count the children"]
    assert titles(read(kind=["position", "evidence"], topic="mothers", setting="prisons")) == ["Count the children"]


def test_a_topic_that_no_published_item_uses_is_not_named(shelf):
    item(shelf, "Draft", topics=[term(Topic, "secret", "Zebra")]).unpublish()

    page = read(topic=["secret", "remand"])
    assert "Zebra" not in page.get_text() and "Four figures" in titles(page)


@pytest.mark.postgresql
def test_each_count_is_what_the_choice_would_show_with_all_other_filters(shelf):
    page = read(topic="remand", kind="position")

    assert counts(page, "kind") == {"position": 1, "response": 1, "evidence": 1}
    assert counts(page, "topic") == {"remand": 1, "mothers": 1}
    assert counts(page, "setting") == {"courts": 1, "prisons": 1}
    for name, other in (("kind", {"topic": "remand"}), ("topic", {"kind": "position"})):
        for value, count in counts(page, name).items():
            assert len(titles(read(**{name: value}, **other))) == count, (name, value)
    years = [option.get_text(strip=True) for option in page.select("#year option")]
    assert years == ["Any year", "2026 (1)"]


def test_each_chosen_filter_is_a_link_that_takes_it_away(shelf):
    page = read(kind=["position", "evidence"], topic="remand", year="2026", q="remand")

    links = {link.get_text().split(": ", 1)[1].strip(): link["href"] for link in page.select(".chosen a")}
    assert list(links) == ["Positions", "Evidence submissions", "Remand", "2026", "Words: remand"]
    assert links["Positions"] == "/influence/?kind=evidence&topic=remand&year=2026&q=remand#list"
    assert links["2026"] == "/influence/?kind=position&kind=evidence&topic=remand&q=remand#list"
    assert [box["value"] for box in page.select("input[checked]")] == ["position", "evidence", "remand"]
    assert page.select_one("#q")["value"] == "remand"


@pytest.mark.postgresql
def test_words_find_titles_topics_and_references(shelf):
    assert titles(read(q="children")) == ["Count the children"]
    assert titles(read(q="wip0042")) == ["Bail guideline"]
    assert titles(read(q="remand")) == ["Remand last", "Four figures", "Bail guideline"]
    assert titles(read(q="remand", kind="response")) == ["Bail guideline"]
    found = Client().get("/search/?q=wip0042").content.decode()
    assert "Bail guideline" in found and "Response or evidence" in found


def test_nothing_that_fits_says_so_and_how_to_go_on(shelf):
    page = read(kind="podcast", q="remand")

    empty = page.select_one(".empty")
    assert "No items fit these filters" in empty.get_text()
    assert [link["href"] for link in empty.select("a")] == ["/influence/", "/search/?q=remand"]
    assert titles(read(year="1999")) == []
    assert "There is nothing here yet." not in page.get_text()


#: What nobody meant to ask.
QUERIES = [
    "kind=unknown&topic=unknown&setting=unknown", "year=20x6&year=", "year=0000", "q=%00",
    f"q={SCRIPT}&kind={SCRIPT}&topic={SCRIPT}&year={SCRIPT}", "kind=%00&year=%00",
    "&".join(f"topic=t{number}" for number in range(400)), "q=" + "a" * 5_000, "q=%22", "kind[]=x&=&&", "year=%F0%9F",
]  # fmt: skip


@pytest.mark.postgresql
def test_an_address_that_nobody_meant_gets_a_calm_answer(shelf):
    for query in QUERIES:
        assert Client().get(f"/influence/news/?{query}").status_code in {200, 404}, query
        answer = Client().get(f"/influence/?{query}")
        assert answer.status_code == 200, query
        assert "<script>alert" not in answer.content.decode()
        assert ("&lt;script&gt;alert" in answer.content.decode()) == (SCRIPT in query)


def test_values_that_are_not_known_are_left_out(shelf):
    assert len(titles(read(kind="unknown", topic="gone"))) == 5
    assert titles(read(kind=["unknown", "news"])) == ["An Act begins"]


def test_search_engines_are_led_to_the_whole_list(shelf):
    def head(page):
        robots, canonical = page.select_one('meta[name="robots"]'), page.select_one('link[rel="canonical"]')
        return robots and robots["content"], canonical["href"].split("/", 3)[3]

    assert head(read()) == (None, "influence/")
    assert head(read(kind="position")) == ("noindex", "influence/")


def test_long_lists_have_pages_which_keep_the_filters(shelf):
    for number in range(26):
        item(shelf, f"News {number}", day="2020-01-01")

    page = read(kind="news")

    assert len(titles(page)) == 25 and "1 to 25 of 27" in " ".join(page.get_text().split())
    follow = page.select_one(".pages a[rel=next]")["href"]
    assert follow == "?kind=news&page=2#list"
    assert len(titles(read("/influence/" + follow.split("#")[0]))) == 2
    second = read("/influence/?kind=news&page=2")
    assert second.select_one('link[rel="canonical"]')["href"].endswith("/influence/")


def test_the_welsh_list_has_welsh_names_under_the_same_address(shelf, welsh_home):
    welsh = Locale.objects.get(language_code="cy")
    for page in (shelf, *shelf.get_children().specific()):
        translated = page.copy_for_translation(welsh)
        if page.slug == "remand-last":
            translated.title = "Remánd yn olaf"
        translated.save_revision().publish()

    listed = read("/cy/influence/", topic="remand", kind="position")

    assert titles(listed) == ["Remánd yn olaf"]
    assert "Remánd" in listed.select_one(".chosen").get_text()
    assert "2 Mehefin 2026" in listed.get_text()
    english = listed.select_one('.masthead a[hreflang="en-GB"], a[hreflang="en-GB"]')["href"]
    assert english == "/influence/?topic=remand&kind=position"
    assert titles(read("/cy/influence/", q="remand yn olaf")) == ["Remánd yn olaf"]


def test_a_welsh_list_that_is_shorter_leads_to_the_english_one(shelf, welsh_home):
    welsh = Locale.objects.get(language_code="cy")
    shelf.copy_for_translation(welsh).save_revision().publish()
    *first, last = shelf.get_children().live().specific()
    for page in first:
        page.copy_for_translation(welsh).save_revision().publish()
    way = '#list a[hreflang="en-GB"]'

    assert [link["href"] for link in read("/cy/influence/").select(way)] == ["/influence/"]
    last.copy_for_translation(welsh).save_revision().publish()
    assert read("/cy/influence/").select(way) == [] and read().select(way) == []


def test_drafts_and_what_is_unpublished_are_neither_listed_nor_counted(shelf):
    shelf.get_children().get(slug="remand-last").specific.unpublish()

    page = read(topic="remand")

    assert titles(page) == ["Four figures", "Bail guideline"]
    assert counts(page, "topic") == {"mothers": 2, "remand": 2}


def test_thirty_items_cost_as_many_queries_as_three(shelf, welsh_home, cache_in_database):
    """List, filters, feeds, one item and the sitemap, in English and in Welsh."""
    welsh_shelf = shelf.copy_for_translation(welsh_home.locale)
    welsh_shelf.save_revision().publish()
    topics = list(Topic.objects.all())

    def make(numbers):
        for number in numbers:
            english = add_item(shelf, f"News {number}", topics=topics)
            add_item(welsh_shelf, f"News {number}", topics=topics, translation_key=english.translation_key)
            add_item(shelf, f"Report {number}", PublicationPage, topics=topics, authors="One Small Thing")
            add_item(shelf, f"Part {number}", PodcastEpisodePage, minutes=3, transcript="<p>Words.</p>")

    below = ["", "?topic=remand&kind=news&kind=publication&year=2024&q=news", "news-0/"]
    below += ["feed/", "feed/news/", "feed/podcast/"]
    paths = [f"{language}/influence/{path}" for language in ("", "/cy") for path in below]
    make(range(3))
    with_three = {path: len(queries_of(path)) for path in [*paths, "/sitemap-1.xml"]}
    make(range(3, 30))

    assert {path: len(queries_of(path)) for path in with_three} == with_three
    assert max(*with_three.values(), len(queries_of("/influence/?page=2"))) <= 20, with_three


@pytest.mark.postgresql
def test_the_list_and_its_filter_are_read_from_their_indexes(shelf):
    assert "influence_newest_first" in plan_of(InfluenceItem.objects.newest_first()[:25])
    assert "influence_kind" in plan_of(InfluenceItem.objects.filter(kind="news").order_by().values("pk"))


def test_an_empty_list_says_so(home):
    from influence.models import InfluenceIndexPage

    publish_below(home, InfluenceIndexPage(title="Influence", slug="influence"))
    assert "There is nothing here yet." in read().get_text()
