"""A commissioner reads the public register: who has the mark, at which level, until when, and what has ended."""

from __future__ import annotations

import datetime
import re

import pytest
import time_machine
from django.test import Client

from core.registry import seconds_to_next_change
from learning.networks.enums import Region
from learning.quality_mark.enums import Level, Order, Standing
from learning.quality_mark.managers import standing_on
from learning.quality_mark.models import Award
from tests.factories import NetworkFactory
from tests.learning.quality_mark.factories import make_award
from tests.queries import queries_of
from tests.reading import without_space_in_tags

REGISTER = "/learning/quality-mark/register/"


@pytest.fixture(autouse=True)
def pages(home, welsh_home):
    """The site has a home page in both languages."""


def read(path: str = REGISTER, **query) -> str:
    response = Client().get(path, query)
    assert response.status_code == 200
    return " ".join(without_space_in_tags(response.content.decode()).split())


def listed(**query) -> list[str]:
    return re.findall(r'<h3><a href="[^"]*">([^<]*)</a></h3>', read(**query))


def boxes(**query) -> dict[str, int]:
    """Each box of the facets, with the number beside it."""
    found = re.findall(r'<label for="(\w+-\w+)">[^<]*<span class="quiet">\((\d+)\)</span>', read(**query))
    return {name: int(number) for name, number in found}


def test_an_award_lapses_by_the_clock_alone_and_says_so_in_words_and_shape(db):
    award = make_award(awarded_on=datetime.date(2025, 3, 30), due_on=datetime.date(2026, 3, 29))
    pages = {}
    # 29 March 2026: the clocks go forward, so the day after begins at 23:00 UTC
    for moment in ("2026-03-29 22:59", "2026-03-29 23:01"):
        with time_machine.travel(f"{moment}+00:00", tick=False):
            pages[moment] = [read(), read(award.get_absolute_url())]
            left = seconds_to_next_change()
        assert left == (60 if moment.endswith("22:59") else 86_340)

    before, after = pages.values()
    for page in before:
        assert "In date until 29 March 2026" in page and "29 March 2026." in page
    for page in after:
        assert "Lapsed: it was due on 29 March 2026" in page and "As it stands on 30 March 2026." in page
    ring = r'<span class="status">.*?</span>'
    assert re.search(ring, before[1])[0].split("</svg>")[0] != re.search(ring, after[1])[0].split("</svg>")[0]


def test_a_withdrawn_award_keeps_its_address_and_says_when_and_why_in_both_languages(db):
    award = make_award(
        withdrawn_on=datetime.date(2026, 1, 31), reason=("The centre closed.", "Caeodd y ganolfan."), due=-30
    )
    english, welsh = (read(prefix + award.get_absolute_url()) for prefix in ("", "/cy"))

    assert "Withdrawn on 31 January 2026" in english and "The centre closed." in english
    assert "Tynnwyd yn ôl ar 31 Ionawr 2026" in welsh and "Caeodd y ganolfan." in welsh
    assert "Withdrawn on 31 January 2026" in read() and "Lapsed" not in re.sub("<option.*", "", read())
    award.translations.filter(language="cy").delete()
    assert '<dd lang="en-GB">The centre closed.</dd>' in read(f"/cy{award.get_absolute_url()}")
    alternates = re.findall(r'hreflang="([\w-]+)" href="[^"]*?(/[^/"].*?)"', english.split("</head>")[0])
    assert {language for language, _path in alternates} == {"en-GB", "cy"}


@pytest.mark.postgresql
def test_filters_and_order_stand_in_the_address_and_each_box_says_how_many(db):
    make_award("Alpha Trust", region=Region.LONDON, level=Level.BRONZE, since=30)
    make_award("beta trust", region=Region.LONDON, level=Level.GOLD, since=20, due=-1)
    make_award("Gamma House", region=Region.WALES, level=Level.BRONZE, since=10, withdrawn=1, due=50)

    assert listed() == ["Alpha Trust", "beta trust", "Gamma House"]
    assert listed(sort=Order.NEWEST) == ["Gamma House", "beta trust", "Alpha Trust"]
    assert listed(sort=Order.DUE) == ["beta trust", "Gamma House", "Alpha Trust"]
    assert listed(q="TRUST") == ["Alpha Trust", "beta trust"]
    assert listed(region=["london", "wales"], level="bronze") == ["Alpha Trust", "Gamma House"]
    assert listed(standing="in_date") == ["Alpha Trust"]
    assert listed(standing=["lapsed", "withdrawn"]) == ["beta trust", "Gamma House"]
    assert boxes(region="london") == {
        "standing-in_date": 1, "standing-lapsed": 1, "level-bronze": 1, "level-gold": 1,
        "region-london": 2, "region-wales": 1,
    }  # fmt: skip
    assert "2 awards fit." in read(q="trust") and "3 awards." in read()
    assert 'value="london" checked' in read(region="london")


@pytest.mark.postgresql
def test_any_address_has_an_answer(db):
    make_award()
    for query in (
        {"region": "atlantis", "level": "x", "standing": "'", "sort": "-pk"},
        {"q": "\0 \t", "sort": ["due", "name"]},
        {"q": '"'},
        {"q": "x" * 5000},
        {"region": "london", "region[]": "1", "q": "%"},
    ):
        read(**query)
        read(f"/cy{REGISTER}", **query)


def test_an_empty_register_and_one_in_which_nothing_fits_say_so(db):
    assert "No award is in the register yet" in read()
    make_award()
    assert "No award fits" in read(q="nobody") and "Show all" in read(q="nobody")
    assert "Nid oes dyfarniad yn cyfateb" in read(f"/cy{REGISTER}", q="nobody")


def test_a_draft_is_nowhere(db):
    draft = make_award("Example Draft 1", live=False)

    assert "Example Draft 1" not in read() + read(q="draft") + read("/search/", q="Example Draft")
    assert Client().get(draft.get_absolute_url()).status_code == 404
    assert Client().get(f"{REGISTER}nobody/").status_code == 404
    assert Client().post(REGISTER).status_code == 405


def test_the_sitemap_names_the_register_and_its_awards_in_both_languages(db, django_assert_max_num_queries):
    path = make_award().get_absolute_url()
    draft = make_award("Example Draft 1", live=False)

    assert "/sitemap-records-1.xml" in Client().get("/sitemap.xml").content.decode()
    with django_assert_max_num_queries(6):
        sitemap = Client().get("/sitemap-records-1.xml").content.decode()
    entries = re.findall(r"<loc>https?://[^/]+(.*?)</loc>.*?</url>", sitemap, re.DOTALL)
    assert {REGISTER, f"/cy{REGISTER}", path, f"/cy{path}"} <= set(entries) and len(entries) == len(set(entries))
    assert sitemap.count('hreflang="cy"') == len(entries) and draft.slug not in sitemap


@pytest.mark.postgresql
def test_the_conditions_and_the_property_agree(db):
    for due, withdrawn in ((-1, None), (0, None), (1, None), (-1, 3), (1, 3)):
        make_award(f"Example {due} {withdrawn}", due=due, withdrawn=withdrawn)
    day = make_award("Example today", due=0).due_on

    conditions = standing_on(day)
    found = {standing: set(Award.objects.filter(conditions[standing])) for standing in Standing}
    assert sum(map(len, found.values())) == Award.objects.count()
    assert {award: award.standing_on(day) for award in Award.objects.all()} == {
        award: standing for standing, awards in found.items() for award in awards
    }


def test_the_list_is_in_parts_and_costs_the_same_for_three_and_for_thirty(db):
    award = make_award()
    for number in range(2):
        make_award(f"Example few {number}", region=Region.LONDON)
    addresses = [REGISTER, f"{REGISTER}?q=example&region=london", award.get_absolute_url()]
    few = [len(queries_of(path)) for path in addresses]
    for number in range(30):
        make_award(f"Example many {number}", region=Region.values[number % 13])

    assert [len(queries_of(path)) for path in addresses] == few
    assert max(few) <= 20, few
    assert len(listed()) == 25 and len(listed(page=2)) == 8
    assert 'href="?q=example&amp;page=2"' in read(q="example")


def test_search_finds_awards_networks_and_lists_by_their_titles():
    make_award("Example Trust 12")
    make_award("Example Trust 13", live=False)
    NetworkFactory(name="South", slug="south")

    def found(query: str) -> list[str]:
        return re.findall(r'<h3> ?<a href="([^"]*)"', read("/search/", q=query))

    assert found("trust example") == ["/learning/quality-mark/register/example-trust-12/"]
    assert found("South networks") == ["/learning/networks/south/"]
    assert found("newsletter") == ["/newsletter/"] and found("register") == [REGISTER]
    assert found("Trust 14") == []
