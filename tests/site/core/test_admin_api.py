"""The API of the admin is for reading what one may see: it changes nothing."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Locale, Page

from pages.models import LandingPage, StandardPage
from tests.editing import at_desk
from tests.publishing import publish_below

PAGES = "/admin/api/main/pages/"


@pytest.fixture
def page(home, welsh_home) -> Page:
    return publish_below(home, StandardPage(title="Water", slug="water"))


@pytest.mark.parametrize("role", ["editor", "translator", "publisher", "administrator"])
def test_no_page_is_changed_through_it(page, home, welsh_home, role):
    draft = page.copy_for_translation(Locale.objects.get(language_code="cy"))
    draft.save_revision()
    before = list(Page.objects.order_by("pk").values("pk", "path", "live", "latest_revision"))
    sent = {"destination_page_id": welsh_home.pk, "locale": "cy", "revision_id": page.latest_revision_id}
    desk = at_desk(role)

    for item in (draft, page, home):
        for action in PagesAdminAPIViewSet.actions:
            assert desk.post(f"{PAGES}{item.pk}/action/{action}/", sent).status_code == 404

    assert list(Page.objects.order_by("pk").values("pk", "path", "live", "latest_revision")) == before


def test_it_has_no_address_for_actions():
    with pytest.raises(NoReverseMatch):
        reverse("wagtailadmin_api:pages:action", args=[1, "delete"])


def test_the_page_explorer_reads_it(page, home):
    desk = at_desk("editor")

    listed = desk.get(f"{PAGES}?child_of={home.pk}&for_explorer=1").json()["items"]
    opened = desk.get(f"{PAGES}{page.pk}/").json()

    assert "Water" in [item["admin_display_title"] for item in listed]
    assert opened["meta"]["ancestors"][-1]["id"] == home.pk


def test_it_names_only_what_one_may_see(page, home, welsh_home):
    part = home.add_child(instance=LandingPage(title="Zebra", slug="zebra", live=False))
    part.copy_for_translation(Locale.objects.get(language_code="cy")).save_revision()
    translations = {
        role: at_desk(role).get(f"{PAGES}{part.pk}/").json()["meta"]["translations"] for role in ("editor", "publisher")
    }

    assert translations["editor"] == []
    assert len(translations["publisher"]) == 1
    assert at_desk("editor").get(f"{PAGES}{home.pk}/").json()["meta"]["translations"][0]["id"] == welsh_home.pk
