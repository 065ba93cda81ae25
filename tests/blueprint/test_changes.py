"""Who follows the blueprint learns which work changed, when and why, on a page and in a feed reader."""

from __future__ import annotations

import re

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Locale

from blueprint.models import ChapterPage, EntryPage, Version
from tests.blueprint.factories import change

pytestmark = pytest.mark.postgresql


def entries_of(address: str) -> list[dict[str, str]]:
    response = Client().get(address)
    assert response.status_code == 200, address
    names = ("id", "title", "summary", "published", "updated", "link")
    return [{name: entry[name] for name in names} for entry in feedparser.parse(response.content).entries]


def titles_at(address: str) -> list[str]:
    response = Client().get(address)
    assert response.status_code == 200, address
    page = BeautifulSoup(response.content, "html.parser")
    return [re.sub(r"\s+", " ", item.get_text()).strip() for item in page.select("ul.rows > li")]


@pytest.fixture
def two_chapters(landing, make_entry):
    """An entry with three versions in one chapter, and another chapter with an entry that was deleted."""
    other = landing.add_child(instance=ChapterPage(title="Design", slug="design", summary="Before it opened."))
    other.save_revision().publish()
    entry = change(change(make_entry(), reason="The bell was replaced."), reason="A comma.", is_minor_correction=True)
    second = make_entry(slug="second", title="Two doors", is_example=True)
    second.move(other, pos="last-child")
    EntryPage.objects.get(pk=second.pk).delete()
    return entry


def test_the_page_of_all_changes_has_each_version_with_its_reason(landing, two_chapters):
    lines = titles_at("/blueprint/changes/")
    assert len(lines) == 4
    assert "HS-2 Two doors" in lines[0] and "No longer published" in lines[0]
    assert "Version 3" in lines[1] and "Minor correction: A comma." in lines[1]
    assert "The bell was replaced." in lines[2] and "First published." in lines[3]
    page = Client().get("/blueprint/changes/").content.decode()
    assert 'href="/blueprint/HS-1/v2/compare/v3/"' in page and 'href="/blueprint/HS-1/v0' not in page
    assert [line.split()[4] for line in titles_at("/blueprint/changes/?chapter=design")] == ["1"]
    assert len(titles_at("/blueprint/changes/?chapter=opening")) == 3
    assert Client().get("/blueprint/changes/?chapter=none").status_code == 404
    assert Client().get("/cy/blueprint/changes/").status_code == 404
    assert 'href="/blueprint/changes/"' in Client().get(landing.url).content.decode()


def test_a_long_history_stands_in_parts(landing, make_entry):
    make_entry(slug="other", title="Another")
    entry = make_entry()
    copy = entry.latest_version
    for number in range(2, 61):
        copy.pk, copy.number, copy.reason = None, number, f"Reason {number}."
        copy.save()

    every = "/blueprint/changes/?work=HS-2"
    for address, lists in ((entry.url, 1), ("/blueprint/HS-2/v1/", 2), ("/blueprint/HS-2/v1/compare/v60/", 1)):
        page = BeautifulSoup(Client().get(address).content, "html.parser")
        assert len(page.select("ol.plain > li")) == 20 * lists, address
        assert len(page.select(f"a[href='{every}']")) == lists and "Reason 60." in page.get_text(), address
    old = BeautifulSoup(Client().get("/blueprint/HS-2/v58/").content, "html.parser").select_one(".note")
    assert len(old.select("li")) == 2 and not old.select(f"a[href='{every}']")

    lines = titles_at(every)
    assert len(lines) == 25 and "Reason 60." in lines[0] and not [line for line in lines if "Another" in line]
    first = Client().get(every).content.decode()
    assert 'href="?work=HS-2&amp;page=3"' in first
    assert "First published." in titles_at(f"{every}&page=3")[-1]
    assert Client().get("/blueprint/changes/?work=HS-9").status_code == 404
    assert Client().get("/blueprint/changes/?work=").status_code == 404

    api = Client().get("/blueprint/api/v1/works/HS-2/").json()
    assert (api["count"], len(api["items"]), api["items"][0]["version"]) == (60, 25, 60)
    assert [line["version"] for line in Client().get(api["next"]).json()["items"]] == list(range(35, 10, -1))


def test_an_entry_of_the_feed_is_one_version_for_ever(landing, chapter, two_chapters):
    first = entries_of("/blueprint/feed/")
    assert [entry["title"] for entry in first] == [
        "Example: HS-2, version 1: Two doors",
        "HS-1, version 3: One front door",
        "HS-1, version 2: One front door",
        "HS-1, version 1: One front door",
    ]
    assert first[1]["summary"] == "Minor correction: A comma."
    assert first[2]["link"].endswith("/blueprint/HS-1/v2/")
    assert all(entry["published"] == entry["updated"] for entry in first)
    assert len({entry["id"] for entry in first}) == 4
    assert [entry["id"] for entry in entries_of("/blueprint/design/feed/")] == [first[0]["id"]]

    entry = EntryPage.objects.get(pk=two_chapters.pk)
    entry.slug = "renamed"
    change(entry, reason="Another.", slug="renamed", title="Renamed")
    again = entries_of(f"{chapter.url}feed/")
    assert again[1:] == first[1:]
    assert again[0]["title"] == "HS-1, version 4: Renamed"


def test_a_translation_is_in_the_feed_of_its_language(landing, chapter, make_entry, welsh_home):
    cy = Locale.objects.get(language_code="cy")
    for page in (landing, chapter, make_entry()):
        page.copy_for_translation(cy).save_revision().publish()
    (welsh,) = entries_of("/cy/blueprint/feed/")
    (english,) = entries_of("/blueprint/feed/")
    assert welsh["link"].endswith("/cy/blueprint/HS-1/v1/") and english["link"].endswith("/blueprint/HS-1/v1/")
    assert welsh["id"] != english["id"]
    assert len(titles_at("/cy/blueprint/changes/")) == 1


def test_a_minor_correction_is_a_version_and_a_first_publication_or_withdrawal_is_none(make_entry):
    entry = make_entry(is_minor_correction=True)
    change(entry, is_minor_correction=True)
    change(entry, is_minor_correction=True, withdrawn_on="2026-05-03", withdrawal_reason="Wrong.")
    assert list(Version.objects.order_by("number").values_list("is_minor", flat=True)) == [False, True, False]
    for address in ("/blueprint/HS-1/v2/", "/blueprint/HS-1/v1/"):
        assert "Minor correction: A correction." in Client().get(address).content.decode(), address
