"""What the demonstration says holds: links lead to what they name, and each line that can mislead is said right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management.base import CommandError

from demo.content import influence, navigation, pages, welsh
from demo.content.blueprint_sources import SOURCES
from demo.content.campaigns import CAMPAIGNS
from pages.models import StandardPage
from tests.publishing import publish_below
from tests.translating import WELSH_OF_WATER, translation_of
from tests.translating import welsh as welsh_locale

OUTCOMES = [outcome for _name, words, _related in CAMPAIGNS for ask in words["asks"] for outcome in ask["outcomes"]]
CONTENT = Path(pages.__file__).parent


def addresses() -> Iterator[str]:
    yield from (source["url"] for source in SOURCES if "url" in source)
    yield from (source for *_words, source in navigation.HELPLINES if source)
    for _name, words, _related in CAMPAIGNS:
        yield from (part["url"] for part in (words["figure"], words.get("call")) if part and part["url"])
    yield from (outcome["url"] for outcome in OUTCOMES if outcome["url"])


def test_no_link_names_a_work_and_opens_a_front_page_or_a_list_of_news():
    names_a_page = {url: urlsplit(url).path.strip("/") or urlsplit(url).query for url in addresses()}

    assert [url for url, named in names_a_page.items() if not named or "/category/" in url] == []


def test_an_act_is_linked_at_the_government_s_register_of_acts():
    acts = [outcome for outcome in OUTCOMES if " Act " in outcome["evidence"]]

    assert {urlsplit(outcome["url"]).hostname for outcome in acts} == {"www.legislation.gov.uk"}


def test_a_percent_sign_stands_at_its_number():
    found = {path.name: re.findall(r"\d %(?! \()", path.read_text()) for path in CONTENT.glob("*.py")}

    assert {name: signs for name, signs in found.items() if signs} == {}


def test_the_foot_of_each_welsh_page_says_that_nobody_has_checked_the_welsh():
    assert "Nid yw siaradwr Cymraeg wedi gwirio" in navigation.DETAILS_CY["small_print"]


def test_a_page_counts_as_finished_only_with_the_welsh_of_all_its_words(home, welsh_home, admin_user):
    water = publish_below(home, StandardPage(title="Water", slug="water", summary="About 17,240 women and water."))
    lacks = {english: cymraeg for english, cymraeg in WELSH_OF_WATER.items() if not english.startswith("About")}

    with pytest.raises(CommandError, match="About 17,240 women"):
        welsh._translate(water, welsh_locale(), lacks, finished=True, user=admin_user)
    assert not water.has_translation(welsh_locale())
    welsh._translate(water, welsh_locale(), WELSH_OF_WATER, finished=True, user=admin_user)
    assert translation_of(water).title == "Dŵr"


def test_two_subjects_never_claim_the_same_page():
    claimed = Counter(
        name for path in CONTENT.glob("*.py") for name in re.findall(r'ensure_page\("([^"]+)"', path.read_text())
    )

    assert len(claimed) > 15 and [name for name, times in claimed.items() if times > 1] == []


def test_the_list_of_influence_has_thirty_items_with_a_source_or_the_mark_of_an_example():
    items = [item for several in influence._items().values() for item in several]
    topics, settings = (
        {word for item in items for word in getattr(item, name).split()} for name in ("topics", "settings")
    )

    assert len(items) == len({item.slug for item in items}) == 30
    assert [item.slug for item in items if not item.source and not item.is_example] == []
    assert topics == set(influence.TOPICS) and settings == set(influence.SETTINGS)
    assert {item.more.get("submission", "") for item in influence.RESPONSES} == {"", "evidence"}
