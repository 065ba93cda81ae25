"""Nobody takes the whole site down by unpublishing its front page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.browser import Browser
from tests.editing import at_desk

pytestmark = pytest.mark.postgresql


def unpublish(desk, page, bulk):
    bulk_url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"]) + f"?id={page.pk}"
    url = bulk_url if bulk else reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    return desk.post(url, {"include_descendants": "on"}, follow=True)


@pytest.mark.parametrize("bulk", [False, True])
def test_the_front_page_stays_live(home, welsh_home, bulk):
    desk = at_desk("publisher")

    assert "Nothing was unpublished" in unpublish(desk, home, bulk).content.decode()
    assert {Browser().get(address).status_code for address in ("/", "/cy/")} == {200}

    unpublish(desk, welsh_home, bulk)
    assert (Browser().get("/").status_code, Browser().get("/cy/").status_code) == (200, 404)
