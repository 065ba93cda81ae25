"""Editors see permanent numbers wherever the admin names a work, and find it by its number."""

from __future__ import annotations

from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blueprint.models import Version
from tests.blueprint.factories import change
from tests.blueprint.test_editor import source_form
from tests.editing import at_desk


def words_of(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def test_lists_forms_history_and_search_name_the_number(chapter, make_entry, django_assert_max_num_queries):
    entry = make_entry()
    make_entry(publish=False, slug="draft", title="A draft")
    change(entry)
    desk = at_desk("administrator")

    explorer = reverse("wagtailadmin_explore", args=[chapter.pk])
    page = words_of(desk.get(explorer))
    assert "HS-1 One front door" in page and "A draft" in page and "HS- " not in page
    for name in ("edit", "history"):
        assert "HS-1 One front door" in words_of(desk.get(reverse(f"wagtailadmin_pages:{name}", args=[entry.pk])))
    form = words_of(desk.get(reverse("wagtailadmin_pages:edit", args=[entry.pk])))
    assert "HS-1 . Version 2 is the newest:" in form and "/blueprint/HS-1/v2/" in form
    chooser = desk.get(reverse("wagtailadmin_choose_page_child", args=[chapter.pk]))
    assert "HS-1 One front door" in chooser.json()["html"]

    search = reverse("wagtailadmin_pages:search_results")
    for query in ("HS-1", "hs 1", "HS-R1"):
        found = words_of(desk.get(search, {"q": query}))
        assert ("HS-1 One front door" in found) == (query != "HS-R1"), query
        assert "There are 0 matching pages" not in found, query
    chosen = desk.get(reverse("wagtailadmin_choose_page_search"), {"q": "HS-1"})
    assert "HS-1 One front door" in words_of(chosen)


def test_a_list_asks_as_often_for_eight_works_as_for_two(chapter, make_entry):
    desk = at_desk("administrator")
    addresses = [reverse("wagtailadmin_explore", args=[chapter.pk]), reverse("review_due")]
    asked = []
    for number in (2, 6):
        for n in range(number):
            make_entry(slug=f"of-{number}-{n}")
        for address in addresses:
            desk.get(address)  # what is asked once in a process
            with CaptureQueriesContext(connection) as captured:
                assert "HS-2 One front door" in words_of(desk.get(address))
            asked.append(len(captured))

    assert asked[:2] == asked[2:]


def test_whoever_corrects_a_source_is_told_where_the_old_words_stand(make_entry, make_source):
    source = make_source()
    entry = make_entry(context="<p>So. [@TTC25]</p>")
    gone = make_entry(slug="gone", context="<p>So. [@TTC25]</p>")
    gone.unpublish()
    desk, address = at_desk("administrator"), reverse("wagtailsnippets_blueprint_source:edit", args=[source.pk])
    form = source_form(key="TTC25", title="Time to care", authors=source.authors, issued=source.issued,
                       publisher=source.publisher, url=source.url)  # fmt: skip

    assert "Published pages still show it" not in words_of(desk.post(address, form, follow=True))
    page = desk.post(address, form | {"title": "Time to Care, corrected"}, follow=True)
    assert "Published pages still show it as it was: HS-1 One front door . Publish these again" in words_of(page)
    assert reverse("wagtailadmin_pages:edit", args=[entry.pk]) in page.content.decode()
    assert "HS-2" not in words_of(page)

    change(entry)
    assert "Published pages still show it" not in words_of(
        desk.post(address, form | {"title": "Time to Care, corrected"}, follow=True)
    )
    assert Version.objects.count() == 3
