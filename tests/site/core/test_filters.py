"""Reports name nobody to people whose list is empty."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.admin.urls import reports

from pages.models import StandardPage
from tests.browser import Browser
from tests.editing import at_desk
from tests.factories import UserFactory
from tests.publishing import publish_below

REPORTS = [reverse(f"wagtailadmin_reports:{pattern.name}") for pattern in reports.urlpatterns]


@pytest.fixture
def colleague(home):
    """Somebody who wrote, locked and submitted a page."""
    person = UserFactory(name="Zenobia Quick", email="zenobia@example.org", roles=["publisher"])
    page = publish_below(home, StandardPage(title="Water", slug="water", owner=person))
    page.save_revision(user=person, log_action=True)
    page.get_workflow().start(page, person)
    browser = Browser()
    browser.force_login(person)
    browser.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    return person


def naming(role: str, colleague) -> list[str]:
    desk = at_desk(role)
    answers = {address: desk.get(address, follow=True).content.decode() for address in REPORTS}
    return [address for address, told in answers.items() if colleague.name in told or colleague.email in told]


def test_reports_name_no_colleague_to_a_coordinator(colleague):
    assert naming("coordinator", colleague) == []


def test_the_filter_of_the_history_offers_those_whose_changes_it_lists(colleague):
    assert reverse("wagtailadmin_reports:site_history") in naming("publisher", colleague)
