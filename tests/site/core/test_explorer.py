"""Wagtail's lists of pages cost the same however many pages there are, and keep their buttons."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import Translation, TranslationSource

from core import explorer
from pages.models import StandardPage
from tests.editing import at_desk
from tests.publishing import publish_below
from tests.translating import submit_url, welsh

MOST_QUERIES = 40


@pytest.fixture
def parent(home):
    return publish_below(home, StandardPage(title="Parent", slug="parent", summary="Above the others."))


def add_pages(parent, numbers) -> None:
    """Pages with a translation into Welsh that has begun."""
    for number in numbers:
        page = StandardPage(title=f"Example {number}", slug=f"example-{number}", summary="One of many.")
        parent.add_child(instance=page)
        source, _ = TranslationSource.get_or_create_from_instance(page)
        Translation.objects.create(source=source, target_locale=welsh())


def addresses(parent) -> list[str]:
    return [
        reverse("wagtailadmin_explore", args=[parent.pk]),
        reverse("wagtailadmin_pages:search") + "?q=example",
        reverse("wagtailadmin_pages:type_use", args=["pages", "standardpage"]),
    ]


@pytest.mark.parametrize("address", [0, 1, 2], ids=["explorer", "search", "pages of a type"])
def test_a_list_of_pages_asks_as_much_for_thirty_as_for_three(admin_client, parent, address):
    url = addresses(parent)[address]

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            response = admin_client.get(url)
        assert "example-" in response.text or "Example " in response.text
        return len(queries)

    add_pages(parent, range(3))
    asked()  # what is asked once in a process
    for_three = asked()
    add_pages(parent, range(3, 30))

    assert asked() == for_three <= MOST_QUERIES


def test_the_buttons_of_translations_stand_beside_each_page(admin_client, parent, welsh_home):
    parent.copy_for_translation(welsh())
    add_pages(parent, [1])
    page = StandardPage.objects.get(slug="example-1")
    other = publish_below(parent, StandardPage(title="Untranslated", slug="untranslated", summary="New."))
    translated = publish_below(parent, StandardPage(title="Translated", slug="translated", summary="Old."))
    translated.copy_for_translation(welsh())
    update = reverse("wagtail_localize:update_translations", args=[TranslationSource.objects.get().pk])

    for address in addresses(parent)[::2]:
        html = admin_client.get(address).text
        assert submit_url(page) in html and submit_url(other) in html and submit_url(translated) not in html
        assert html.count(update) == 1
    for view in ("wagtailadmin_explore", "wagtailadmin_pages:edit"):
        assert submit_url(page) in (html := admin_client.get(reverse(view, args=[page.pk])).text) and update in html
        assert submit_url(translated) not in admin_client.get(reverse(view, args=[translated.pk])).text


def test_whoever_may_not_begin_translations_has_no_buttons_for_them(parent):
    add_pages(parent, [1])

    html = at_desk("editor").get(addresses(parent)[0]).text

    assert "Example 1" in html and "/admin/localize/submit/" not in html and "/admin/localize/update/" not in html


@pytest.mark.parametrize("most", [2, 3])
def test_pages_are_dragged_into_order_while_they_fit_on_a_screen(admin_client, parent, monkeypatch, most):
    monkeypatch.setattr(explorer, "MOST_TO_DRAG", most)
    add_pages(parent, range(3))
    admin_client.get("/")

    response = admin_client.get(f"{addresses(parent)[0]}?ordering=ord")

    assert [page.slug for page in response.context["object_list"]] == ["example-0", "example-1", "example-2"]
    too_many = most < 3
    assert response.context["is_paginated"] == too_many
    assert ("Subpages of this page: 3. Up to 2 can be put in order" in response.text) == too_many


@pytest.mark.parametrize(("pages", "words"), [(1, "1-1 of 1 page"), (2, "1-2 of 2 pages")])
def test_a_search_says_what_it_counts(admin_client, parent, pages, words):
    add_pages(parent, range(pages))

    found = admin_client.get(reverse("wagtailadmin_pages:search") + "?q=example").text

    assert f"{words} </th>" in " ".join(found.split())
