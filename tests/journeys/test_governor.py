"""A prison governor looks for what is known in plain words, is told why each entry was found, and is helped to widen."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.searching import found_within_seconds

ROOM, DAY = "HS-4 A room for two", "HS-20 An ordinary day"
FACETS = ["For whom", "Topic", "Setting", "Stage", "Cost band", "Strength of evidence"]


def lines(page: Page) -> Locator:
    return page.locator(".works tbody tr")


def show(page: Page, words: str) -> None:
    page.locator(".facets").get_by_role("button", name=words, exact=True).first.click()


def test_plain_words_find_entries_that_say_why_and_can_be_narrowed_and_widened(page: Page):
    for entry in (ROOM, DAY):
        found_within_seconds(page, "/blueprint/entries/?q=mothers+night", entry)
    page.goto("/blueprint/")
    page.get_by_role("searchbox", name="Search in the blueprint").fill("mothers night")
    page.get_by_role("button", name="Search").first.click()
    for entry in (ROOM, DAY):
        why = {mark.lower() for mark in lines(page).filter(has_text=entry).locator("mark").all_inner_texts()}
        assert {word.rstrip("s") for word in why} == {"mother", "night"}, "the words that were found are marked"

    assert page.locator(".facets legend").all_inner_texts() == FACETS
    for label in page.locator(".facet label").all_inner_texts():
        assert 1 <= int(re.search(r"\((\d+)\)$", label)[1]) <= lines(page).count(), label
    page.get_by_role("checkbox", name="Children’s services (1)").check()
    show(page, "Show")
    expect(lines(page).locator("th a")).to_have_text([ROOM])
    page.get_by_role("link", name="Remove filter: Children’s services").click()
    expect(lines(page).filter(has_text=DAY)).to_have_count(1)

    page.goto("/blueprint/entries/?q=mothers+night&setting=court")
    page.get_by_role("link", name=re.compile("pages have these words without the filters")).click()
    expect(lines(page).filter(has_text=ROOM)).to_have_count(1)
    page.goto("/blueprint/entries/?q=mother+nigth")
    page.get_by_role("link", name="mother night").click()
    expect(lines(page).filter(has_text=ROOM)).to_have_count(1)
    page.goto("/blueprint/entries/?q=mothers+elephant")
    some = page.get_by_role("region", name="Nothing here holds every word of “mothers elephant”")
    expect(some.get_by_role("link", name=ROOM)).to_be_visible()


def test_welsh_words_are_found_with_and_without_their_accents(page: Page):
    entry = "HS-2 Un drws ffrynt"
    found_within_seconds(page, "/cy/blueprint/entries/?q=drws+tŷ", entry)
    page.goto("/cy/blueprint/")
    page.get_by_role("searchbox", name="Chwilio yn y glasbrint").fill("drws ty")
    page.get_by_role("button", name="Chwilio").first.click()
    marks = {mark.lower() for mark in lines(page).filter(has_text=entry).locator("mark").all_inner_texts()}
    assert "drws" in marks
    page.get_by_role("checkbox", name="Cymuned breswyl (1)").check()
    show(page, "Dangos")
    expect(page.get_by_role("link", name="Tynnu’r hidlydd: Cymuned breswyl")).to_be_visible()
    expect(lines(page).filter(has_text=entry)).to_have_count(1)
    page.goto("/cy/blueprint/entries/?q=drws+eliffant")
    expect(page.get_by_role("heading", name="Gyda rhai o’r geiriau")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name=entry)).to_be_visible()
