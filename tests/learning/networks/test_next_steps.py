"""What a member, a suspended one and an applicant can do by themselves: renew, leave, take an application back."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from learning.networks import services
from learning.networks.enums import State
from learning.networks.models import Membership
from tests.browser import signed_in
from tests.factories import MembershipFactory, UserFactory
from tests.learning.networks.test_views import FORM, PAGE, text_of

pytestmark = pytest.mark.django_db


def link_to(response, words: str) -> str:
    found = BeautifulSoup(response.content, "html.parser").find_all("a", string=lambda text: text and words in text)
    return found[0]["href"]


def test_who_is_suspended_reads_why_and_may_only_leave(south, coordinator):
    row = MembershipFactory(network=south)
    services.suspend(row, coordinator, "We ask the prison first.")
    browser = signed_in(row.user)

    page = text_of(browser.get(PAGE))
    assert "We ask the prison first." in page and "Leave this network" in page and "Apply again" not in page
    browser.post(f"{PAGE}?again=1", FORM)
    assert Membership.objects.get().state == State.SUSPENDED


def test_a_member_renews_herself_without_losing_a_day(south):
    row = MembershipFactory(network=south, ends=20)
    browser, renewal = signed_in(row.user), {k: v for k, v in FORM.items() if k != "why"}
    assert link_to(browser.get(PAGE), "Renew your membership") == "/learning/networks/south/renew/"

    refused = browser.post("/learning/networks/south/renew/", renewal | {"agreed": ""})
    assert "Tick the box" in text_of(refused) and "Manager" in text_of(refused)
    for _press in range(2):
        assert browser.post("/learning/networks/south/renew/", renewal).url == PAGE
    assert Membership.objects.get().ends_on == south.term_from(row.ends_on)
    assert "You renewed your membership" in text_of(browser.get(PAGE))


@pytest.mark.parametrize("fields", [{}, {"applied": True}])
def test_a_member_leaves_and_an_applicant_takes_it_back(south, fields):
    row = MembershipFactory(network=south, **fields)
    browser = signed_in(row.user)
    leave = "/learning/networks/south/leave/"

    assert leave in text_of(browser.get(PAGE))
    browser.get(leave)
    assert Membership.objects.get().state == row.state  # looking changes nothing
    for _press in range(2):
        assert browser.post(leave).url == PAGE
    assert Membership.objects.get().state == State.LEFT
    assert "You left the South network" in text_of(browser.get(PAGE))
    browser.post(f"{PAGE}?again=1", FORM)
    assert Membership.objects.open().get().state == State.APPLIED


@pytest.mark.parametrize("path", ["renew", "leave"])
def test_what_she_cannot_do_now_leads_to_what_she_can(browser, south, path):
    MembershipFactory(network=south, user=(person := UserFactory()), lapsed=True)

    for who in (browser, signed_in(person)):
        assert who.get(f"/learning/networks/south/{path}/").url == PAGE
        assert who.post(f"/learning/networks/south/{path}/").url == PAGE
