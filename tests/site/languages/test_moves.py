"""A page moves with its Welsh translation, or neither moves."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page

from pages.models import LandingPage, StandardPage
from tests.editing import at_desk
from tests.publishing import publish_below
from tests.translating import words


def test_a_move_is_refused_whole_when_another_welsh_page_has_the_address(home, welsh_home):
    welsh = Locale.objects.get(language_code="cy")
    parent = publish_below(home, LandingPage(title="Part", slug="part"))
    page = publish_below(home, StandardPage(title="Water", slug="water", summary="About water."))
    welsh_parent, translated = parent.copy_for_translation(welsh), page.copy_for_translation(welsh)
    publish_below(welsh_parent, StandardPage(title="Arall", slug=translated.slug, locale=welsh))
    desk = at_desk("administrator")

    response = desk.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parent.pk]), follow=True)

    page.refresh_from_db()
    translated.refresh_from_db()
    assert response.status_code == 200
    assert "Nothing was moved" in response.content.decode()
    assert (page.get_parent().pk, translated.get_parent().pk) == (home.pk, welsh_home.pk)


@pytest.mark.parametrize("from_welsh", [False, True])
def test_no_page_is_copied_below_a_page_in_another_language_nor_kept_the_same_as_another(home, welsh_home, from_welsh):
    page = publish_below(welsh_home if from_welsh else home, StandardPage(title="Water", slug="water"))
    desk, copy = at_desk("publisher"), reverse("wagtailadmin_pages:copy", args=[page.pk])
    sent = {"new_title": "Rain", "new_slug": "rain", "publish_copies": "on"}
    below, elsewhere = page.get_parent(), home if from_welsh else welsh_home

    told = desk.post(copy, sent | {"new_parent_page": elsewhere.pk}, follow=True)

    assert "Nothing was copied" in words(told) and not Page.objects.filter(slug="rain").exists()
    form = desk.get(copy).content.decode()
    assert 'name="new_slug"' in form and 'name="alias"' not in form
    desk.post(copy, sent | {"new_parent_page": below.pk, "alias": "on"})
    assert not Page.objects.filter(slug="rain").exists()
    desk.post(copy, sent | {"new_parent_page": below.pk})
    assert Page.objects.get(slug="rain").get_parent() == below
