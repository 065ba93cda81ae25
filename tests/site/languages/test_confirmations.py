"""Deleting, taking down and moving say before what happens to the page in each language."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Page

from pages.models import LandingPage, StandardPage
from tests.editing import at_desk
from tests.publishing import publish_below
from tests.translating import start, translate, translation_of, words


def _bulk(action, page):
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={page.pk}"


@pytest.mark.parametrize("action", ["delete", "unpublish"])
@pytest.mark.parametrize("bulk", [False, True])
def test_deleting_and_taking_down_say_before_what_happens_to_both_languages(live, action, bulk):
    admin = at_desk("administrator")

    def asked(page):
        return words(
            admin.get(_bulk(action, page) if bulk else reverse(f"wagtailadmin_pages:{action}", args=[page.pk]))
        )

    assert "The Welsh translation of “Water” is live." in asked(live)
    assert "Its English page stays as it is." in asked(translation_of(live))


def test_the_pages_below_are_named_in_both_languages_before_a_tree_is_deleted(desk, home, committed):
    above = publish_below(home, LandingPage(title="Part", slug="part"))
    below = publish_below(above, StandardPage(title="Rain", slug="rain"))
    for part, welsh_title in ((above, "Rhan"), (below, "Glaw")):
        start(desk, part)
        translate(desk, part, {part.title: welsh_title})

    asked = words(at_desk("administrator").get(reverse("wagtailadmin_pages:delete", args=[above.pk])))

    assert "Rain" in asked and "Glaw (Cymraeg)" in asked
    assert "The Welsh translation of “Part” is a draft." in asked


def test_a_welsh_draft_is_named_where_its_english_page_is_deleted_or_moved(desk, page, home):
    translate(desk, page, {"Water": "Dŵr"})
    admin = at_desk("administrator")
    parent = publish_below(home, LandingPage(title="Part", slug="part"))

    deleting = words(admin.get(reverse("wagtailadmin_pages:delete", args=[page.pk])))
    moving = words(admin.get(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parent.pk])))
    moved = words(admin.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parent.pk]), follow=True))

    assert "The Welsh translation of “Water” is a draft." in deleting
    assert "The Welsh translation of “Water” moves along" in moving
    assert "The Welsh translation of “Water” stayed where it was" in moved
    assert Page.objects.filter(translation_key=page.translation_key).count() == 2


@pytest.mark.parametrize("bulk", [False, True])
def test_taking_down_names_before_what_links_to_the_page_its_translation_or_pages_below(live, home, bulk):
    """A draft too: its link is gone when it is published."""

    def linking(title, target):
        body = [("rich_text", f'<p><a linktype="page" id="{target.pk}">There</a></p>')]
        return publish_below(home, StandardPage(title=title, slug=title.lower(), body=body))

    below = publish_below(live, StandardPage(title="Rain", slug="rain"))
    linking("River", translation_of(live))
    linking("Cloud", below)
    draft = publish_below(home, StandardPage(title="Sea", slug="sea"))
    draft.body = [("rich_text", f'<p><a linktype="page" id="{live.pk}">There</a></p>')]
    draft.save_revision()
    admin = at_desk("administrator")
    url = _bulk("unpublish", live) if bulk else reverse("wagtailadmin_pages:unpublish", args=[live.pk])

    asked = words(admin.get(url))

    assert "These link to what you unpublish." in asked
    for title in ("River (English)", "Cloud (English)", "Sea (English) (only in a draft)"):
        assert f"Standard page: {title}" in asked, title
    alone = publish_below(home, StandardPage(title="Alone", slug="alone"))
    nobody = reverse("wagtailadmin_pages:unpublish", args=[alone.pk])
    assert "Nothing links to it." in words(admin.get(_bulk("unpublish", alone) if bulk else nobody))
