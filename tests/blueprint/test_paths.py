"""A reading path leads one kind of reader; chapters say what is believed and what is open, in the editor's order."""

from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from blueprint.models import ChapterPage, EntryPage, PathPage
from core import page_cache
from tests.blueprint.factories import audience, change
from tests.blueprint.test_queries import queries

pytestmark = pytest.mark.postgresql


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def make_path(landing):
    def make(*pages, slug="services", **values) -> PathPage:
        page = PathPage(title="If you commission services", slug=slug, summary="You buy services.", **values)
        page.audiences = [audience()]
        page.steps = [("step", {"page": step, "why": f"Why {step.title}."}) for step in pages]
        landing.add_child(instance=page)
        page.save_revision().publish()
        return page

    return make


def test_a_path_lists_its_steps_in_order_without_what_is_not_published(client, landing, chapter, make_entry, make_path):
    draft = make_entry(publish=False, title="A secret", slug="secret")
    entry, fallen = make_entry(), make_entry(title="Fell", slug="fell")
    path = make_path(fallen, chapter, draft, entry)
    change(fallen, withdrawn_on=datetime.date(2026, 5, 3), withdrawal_reason="The law changed.")

    page = soup_of(client.get(path.url))
    steps = [" ".join(step.get_text(" ").split()) for step in page.select("ol.contents > li")]
    assert [step.split(" Why")[0] for step in steps] == ["1 HS-2 Fell", "2 Chapter 1: Opening", "3 HS-1 One front door"]
    assert "Withdrawn on 3 May 2026" in steps[0] and "Why One front door." in steps[2]
    assert "For: Commissioners" in page.get_text()

    front = soup_of(client.get(landing.url))
    assert [step.get_text(strip=True) for step in front.select(".paths .trail > li")] == ["HS-2", "Chapter 1", "HS-1"]
    assert front.select_one(".paths h3 a")["href"] == path.url


def test_paths_ask_as_often_for_many_steps_as_for_one(client, landing, chapter, make_entry, make_path):
    entries = [make_entry(title=f"E{n}", slug=f"e{n}") for n in range(4)]
    paths = [make_path(chapter, entries[0])]
    before = [queries(client, landing.url), queries(client, paths[0].url)]
    paths += [make_path(*entries, chapter, slug=f"more-{n}") for n in range(3)]
    assert [queries(client, landing.url), queries(client, paths[1].url)] == before
    assert max(before) <= 20


def test_chapters_say_what_is_believed_and_what_is_open(client, chapter):
    chapter.beliefs, chapter.questions = "<p>One door is enough.</p>", "<p>Who sits there at three?</p>"
    chapter.save_revision().publish()
    page = soup_of(client.get(chapter.url))
    headings = [heading.get_text(strip=True) for heading in page.select("main h2")]
    assert headings == ["What we now believe", "0 entries", "Open questions", "Follow this chapter"]
    assert "One door is enough." in page.get_text() and "Who sits there at three?" in page.get_text()


def test_who_drags_entries_and_chapters_into_another_order_changes_the_reading_order(
    admin_client, client, landing, chapter, make_entry
):
    """By the list of pages, as its forms say: numbers stay, places follow."""
    make_entry()
    second = make_entry(title="Second", slug="second")
    other = ChapterPage(title="Running", slug="running")
    landing.add_child(instance=other)
    other.save_revision().publish()
    asked = reverse("wagtailadmin_explore", args=[chapter.pk])
    assert "Sort menu order" in admin_client.get(asked).content.decode()
    form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[chapter.pk])).content.decode()
    assert "press “Sort menu order”" in form

    for page, position in ((second, 0), (other, 0)):
        url = reverse("wagtailadmin_pages:set_page_position", args=[page.pk])
        admin_client.post(f"{url}?position={position}")
    page_cache.clear()

    listed = soup_of(client.get(chapter.url)).select("ul.rows h3")
    assert [" ".join(row.get_text().split()) for row in listed] == ["HS-2 Second", "HS-1 One front door"]
    assert "Entry 2.1, in the chapter “Opening”" in client.get(second.url).content.decode()
    assert EntryPage.objects.get(pk=second.pk).number_label == "HS-2"
