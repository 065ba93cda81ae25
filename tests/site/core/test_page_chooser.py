"""The chooser of any page opens where the editor is at work."""

from __future__ import annotations

from django.urls import reverse

from pages.models import LandingPage, StandardPage
from tests.editing import at_desk
from tests.publishing import publish_below


def opened(referer: str) -> str:
    address = reverse("wagtailadmin_choose_page")
    return at_desk("publisher").get(address, headers={"referer": f"https://testserver{referer}"}).json()["html"]


def test_it_opens_beside_the_page_that_is_edited_and_below_the_parent_of_a_new_one(home):
    about = publish_below(home, LandingPage(title="About us", slug="about"))
    page = publish_below(about, StandardPage(title="Remand", slug="remand"))
    publish_below(about, StandardPage(title="Bail, beside it", slug="bail"))

    for address in (
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:add", args=["pages", "standardpage", about.pk]),
    ):
        assert "Bail, beside it" in opened(address)
    assert "Bail, beside it" not in opened("/admin/")
