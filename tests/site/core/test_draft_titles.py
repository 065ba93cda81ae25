"""The titles of drafts are not shown to roles that may not see those pages, wherever the admin names pages."""

from __future__ import annotations

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from pages.models import LandingPage, StandardPage
from tests.editing import at_desk
from tests.publishing import publish_below

pytestmark = pytest.mark.postgresql

SECRET = "Zebra"


@pytest.fixture
def drafts(welsh_home, home) -> list[Page]:
    """A draft below a live page, a draft that pages could stand below, and a live page with a new title as a draft."""
    top = publish_below(home, LandingPage(title="Top", slug="top"))
    draft = top.add_child(instance=StandardPage(title=f"{SECRET} one", slug="one", live=False))
    parent = home.add_child(instance=LandingPage(title=f"{SECRET} two", slug="two", live=False))
    live = publish_below(top, StandardPage(title="Open", slug="open"))
    live.title = f"{SECRET} three"
    for page in (draft, parent, live):
        page.save_revision()
    source, _made = TranslationSource.get_or_create_from_instance(draft)
    Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="cy"))
    return [draft, parent, live]


def where_pages_are_named(drafts: list[Page]) -> list[str]:
    draft, parent, _live = drafts
    ids = "&".join(f"id={page.pk}" for page in drafts)
    choosing = ["", f"{draft.get_parent().pk}/", f"{parent.get_parent().pk}/", f"{parent.pk}/"]
    choosing += [f"search/?q={SECRET}", "?page_type=pages.standardpage", f"chosen-multiple/?{ids}"]
    return [
        *(f"/admin/choose-page/{address}" for address in choosing),
        f"/admin/pages/search/?q={SECRET}",
        "/admin/pages/usage/pages/standardpage/",
        "/admin/pages/usage/pages/landingpage/",
        "/admin/reports/page-types-usage/",
        "/admin/reports/page-types-usage/results/",
        "/admin/localize/reports/translations/",
        "/admin/localize/reports/translations/results/",
        f"/admin/bulk/wagtailcore/page/publish/?{ids}",
        "/admin/bulk/wagtailcore/page/delete/?id=all",
    ]


def named(role: str, addresses: list[str]) -> list[str]:
    desk = at_desk(role)
    answers = [(address, desk.get(address).content.decode().replace(f"q={SECRET}", "")) for address in addresses]
    return [
        address for address, answer in answers if any(f"{SECRET} {word}" in answer for word in ("one", "two", "three"))
    ]


@pytest.mark.parametrize("role", ["translator", "coordinator"])
def test_drafts_are_not_named_to_who_may_not_see_them(drafts, role):
    assert named(role, where_pages_are_named(drafts)) == []


def test_they_are_named_to_who_works_on_them(drafts):
    assert len(named("publisher", where_pages_are_named(drafts))) > 8
