"""Who may open the pages from which a network is coordinated."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.utils.http import urlencode

from accounts.models import User
from learning.networks.enums import State
from tests.browser import Browser, signed_in
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
MANAGE = "/learning/networks/south/manage/"


@pytest.fixture
def paths(applicant, resource) -> list[str]:
    below = ["", "members/", "members/?export=csv", f"members/{applicant.pk}/", "libraries/", "libraries/notes/",
             "libraries/notes/files/1/"]  # fmt: skip
    return [MANAGE + path for path in below]


def test_signed_out_every_page_leads_to_sign_in_and_back(paths):
    for path in paths:
        response = Browser().get(path)
        assert (response.status_code, response["Cache-Control"]) == (302, "private, no-store"), path
        assert response["Location"].startswith("/accounts/login/?next=/learning/networks/south/manage/"), path


def test_words_sent_after_the_session_ended_are_kept_and_can_be_sent_again(applicant, coordinator):
    """On a shared computer it ends after twenty quiet minutes."""
    path = f"{MANAGE}members/{applicant.pk}/"
    sent = {"action": "refuse", "why": "You are no professional:\nwrite to us."}

    answer = Browser().post(path, urlencode(sent), content_type="application/x-www-form-urlencoded")

    assert (answer.status_code, answer["Cache-Control"]) == (403, "private, no-store")
    form = BeautifulSoup(answer.content, "html.parser").select_one(f"form[action='{path}']")
    kept = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    assert kept == sent
    assert coordinator.post(form["action"], kept).status_code == 302
    applicant.refresh_from_db()
    assert applicant.state == State.REFUSED
    assert Browser().post(path, {"action": "approve"}).status_code == 302, "a button alone leads to sign-in and back"


@pytest.fixture
def strangers(south, north) -> dict[str, User]:
    """For all of these a network has no such pages."""
    former, of_north = UserFactory(), UserFactory()
    north.coordinators.add(of_north)
    south.coordinators.add(former)
    south.coordinators.remove(former)
    return {
        "a member": MembershipFactory(network=south).user,
        "an applicant": MembershipFactory(network=south, state=State.APPLIED, starts_on=None, ends_on=None).user,
        "the coordinator of another network": of_north,
        "a coordinator whom the network names no more": former,
        "an editor": UserFactory(roles=["editor"]),
        "staff without a role": UserFactory(is_staff=True),
    }


def test_for_everybody_else_a_network_has_no_such_page(paths, strangers, applicant):
    for who, person in strangers.items():
        browser = signed_in(person)
        for path in paths:
            response = browser.get(path)
            assert response.status_code == 404, (who, path)
            assert "Ann Applicant" not in response.content.decode(), (who, path)
        assert browser.post(f"{MANAGE}members/{applicant.pk}/", {"action": "approve"}).status_code == 404, who
    applicant.refresh_from_db()
    assert applicant.state == State.APPLIED


def test_the_coordinator_the_office_and_administrators_open_them(paths, coordinator, south):
    office = UserFactory(roles=["network editor"])
    administrator = UserFactory(is_superuser=True)
    for person in (coordinator.person, office, administrator):
        for path in paths[:4]:
            response = signed_in(person).get(path)
            assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store"), (person, path)
            assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_a_role_that_ends_while_the_page_is_open_does_nothing_more(coordinator, south, applicant):
    path = f"{MANAGE}members/{applicant.pk}/"
    assert coordinator.get(path).status_code == 200
    south.coordinators.clear()

    assert coordinator.post(path, {"action": "approve"}).status_code == 404
    applicant.refresh_from_db()
    assert (applicant.state, applicant.changes.count()) == (State.APPLIED, 0)


def test_where_the_admin_asks_for_a_second_factor_these_pages_do_too(settings, coordinator, strangers):
    settings.STAFF_SECOND_FACTOR_REQUIRED = True

    response = coordinator.get(MANAGE)

    assert response["Location"].startswith("/accounts/2fa/totp/activate/?next=%2Flearning%2Fnetworks%2Fsouth")
    assert signed_in(strangers["a member"]).get(MANAGE).status_code == 404


def test_a_coordinator_finds_her_pages_from_the_hub_the_bar_and_her_account(coordinator, strangers):
    for page in ("/learning/", "/accounts/", "/help/"):
        assert coordinator.get(page, follow=True).content.decode().count(f'href="{MANAGE}"') >= 1, page
    assert (
        MANAGE
        not in signed_in(strangers["a coordinator whom the network names no more"]).get("/learning/").content.decode()
    )
    assert MANAGE not in Browser().get("/learning/").content.decode()


def test_the_pages_lead_from_one_to_the_other_in_welsh_too(coordinator, welsh_home):
    page = coordinator.get(f"/cy{MANAGE}members/").content.decode()

    assert f'href="/cy{MANAGE}members/" aria-current="page"' in page
    assert f'href="/cy{MANAGE}libraries/"' in page
