"""The office decides in the admin; a coordinator sees and decides for her own networks alone."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.core import mail

from learning.networks.enums import State
from learning.networks.models import Membership, Organisation
from tests.factories import MembershipFactory, UserFactory
from tests.site.accounts.conftest import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def applicant(south):
    return MembershipFactory(network=south, applied=True, user__name="Ann Applicant")


@pytest.fixture
def northerner(north):
    return MembershipFactory(network=north, applied=True, user__name="Nora North")


@pytest.fixture
def south_office(home, coordinator):
    browser = Browser()
    browser.force_login(coordinator)
    return browser


def page_of(row) -> str:
    return f"/admin/applications/{row.pk}/"


def test_the_office_approves_and_the_person_is_in(office, applicant, after_commit):
    with after_commit():
        response = office.post(page_of(applicant), {"action": "approve"}, follow=True)

    applicant.refresh_from_db()
    assert applicant.is_current
    assert applicant.changes.get().by == office.person
    assert "Approved" in response.content.decode()
    assert mail.outbox[0].to == [applicant.user.email]


@pytest.mark.parametrize("action", ["refuse", "ask_more"])
def test_a_refusal_and_a_question_need_words(office, applicant, action):
    response = office.post(page_of(applicant), {"action": action, "why": "  "})

    applicant.refresh_from_db()
    assert response.status_code == 400
    assert "the person will read it" in response.content.decode()
    assert applicant.state == State.APPLIED


@pytest.mark.parametrize(("action", "state"), [("refuse", State.REFUSED), ("ask_more", State.MORE_ASKED)])
def test_a_refusal_and_a_question_with_words(office, applicant, action, state):
    office.post(page_of(applicant), {"action": action, "why": "A reason."})

    applicant.refresh_from_db()
    assert applicant.state == state
    assert "A reason." in office.get(page_of(applicant)).content.decode()


def test_looking_changes_nothing(office, applicant):
    office.get(f"{page_of(applicant)}?action=approve")

    applicant.refresh_from_db()
    assert applicant.state == State.APPLIED


def test_the_office_is_told_what_an_organisation_of_the_register_opens(office, applicant):
    Organisation.objects.create(name="HMP Example")
    warning = "HMP Example is in the register. Whoever is approved as working there"
    assert warning not in office.get(page_of(applicant)).content.decode()

    Membership.objects.filter(pk=applicant.pk).update(organisation_name="hmp example")

    assert warning in office.get(page_of(applicant)).content.decode()


def test_a_second_decision_says_who_was_faster(office, south_office, coordinator, applicant):
    south_office.post(page_of(applicant), {"action": "approve"})

    page = office.post(page_of(applicant), {"action": "refuse", "why": "No."}, follow=True).content.decode()

    assert f"{coordinator.name} was faster" in page
    assert applicant.changes.count() == 1


def test_renewing_and_ending(office, south):
    row = MembershipFactory(network=south)
    seen = row.ends_on

    office.post(page_of(row), {"action": "renew", "seen": seen.isoformat()})
    office.post(page_of(row), {"action": "renew", "seen": seen.isoformat()})
    row.refresh_from_db()
    assert row.ends_on == south.term_from(seen)

    office.post(page_of(row), {"action": "remove", "why": "A reason."})
    row.refresh_from_db()
    assert row.state == State.REMOVED


def test_a_coordinator_decides_for_her_own_network(south_office, applicant):
    south_office.post(page_of(applicant), {"action": "approve"})

    applicant.refresh_from_db()
    assert applicant.state == State.ACTIVE


def test_a_coordinator_neither_sees_nor_decides_for_another(south_office, applicant, northerner):
    surfaces = [
        "/admin/",
        "/admin/applications/",
        "/admin/applications/results/",
        f"/admin/applications/?network={northerner.network_id}",
        "/admin/applications/?q=Nora",
        "/admin/applications/?standing=waiting",
    ]
    for surface in surfaces:
        assert "Nora North" not in south_office.get(surface).content.decode(), surface
    assert "Ann Applicant" in south_office.get("/admin/applications/").content.decode()

    assert south_office.get(page_of(northerner)).status_code == 404
    assert south_office.post(page_of(northerner), {"action": "approve"}).status_code == 404
    northerner.refresh_from_db()
    assert northerner.state == State.APPLIED


@pytest.mark.parametrize("path", ["/admin/snippets/networks/network/", "/admin/snippets/networks/organisation/"])
def test_a_coordinator_does_not_edit_networks(south_office, path):
    assert south_office.get(path).status_code == 302


@pytest.mark.parametrize("role", ["editor", "publisher", "translator", "blueprint editor"])
def test_other_roles_see_no_applications(home, applicant, role):
    browser = Browser()
    browser.force_login(UserFactory(roles=[role]))

    assert "Ann Applicant" not in browser.get("/admin/").content.decode()
    assert "/admin/applications/" not in browser.get("/admin/").content.decode()
    assert browser.get("/admin/applications/").status_code == 302
    assert browser.get(page_of(applicant)).status_code == 302
    browser.post(page_of(applicant), {"action": "approve"})
    assert Membership.objects.get().state == State.APPLIED


def test_the_list_filters_by_network_and_state(office, applicant, northerner, south):
    MembershipFactory(network=south, user__name="Mary Member")
    MembershipFactory(network=south, user__name="Lena Lapsed", lapsed=True)

    def names(query: str) -> set[str]:
        page = office.get(f"/admin/applications/?{query}").content.decode()
        return {n for n in ("Ann", "Nora", "Mary", "Lena") if n in page}

    assert names("") == {"Ann", "Nora", "Mary", "Lena"}
    assert names(f"network={south.pk}") == {"Ann", "Mary", "Lena"}
    assert names("standing=waiting") == {"Ann", "Nora"}
    assert names("standing=current") == {"Mary"}
    assert names("standing=lapsed") == {"Lena"}


def test_the_menu_says_how_many_wait(office, south_office, applicant, northerner):
    assert "Applications (2)" in office.get("/admin/").content.decode()
    assert "Applications (1)" in south_office.get("/admin/").content.decode()


def test_the_office_edits_networks_and_organisations(office, south):
    assert office.get(f"/admin/snippets/networks/network/edit/{south.pk}/").status_code == 200
    assert office.get("/admin/snippets/networks/organisation/add/").status_code == 200


def test_the_list_asks_the_database_no_more_for_many(office, south, django_assert_max_num_queries):
    for number in range(15):
        MembershipFactory(network=south, user__name=f"Member {number}")
    office.get("/admin/applications/")

    with django_assert_max_num_queries(30):
        office.get("/admin/applications/")


@pytest.mark.parametrize("role", ["editor", "translator", "coordinator"])
def test_the_register_of_organisations_is_named_to_no_other_role(home, south, coordinator, role):
    Organisation.objects.create(name="HMP Example")
    browser = Browser()
    person = coordinator if role == "coordinator" else UserFactory()
    if role != "coordinator":
        person.groups.add(Group.objects.get(name=role))
    browser.force_login(person)

    for path in ("bulk/networks/organisation/delete/?id=all", "snippets/choose/networks/organisation/"):
        response = browser.get(f"/admin/{path}")
        assert response.status_code == 404
        assert "HMP Example" not in response.content.decode()


def test_nobody_decides_about_herself(south, south_office, coordinator):
    own = MembershipFactory(network=south, applied=True, user=coordinator)

    assert south_office.get(page_of(own)).status_code == 404
    assert south_office.post(page_of(own), {"action": "approve"}).status_code == 404
    own.refresh_from_db()
    assert own.state == State.APPLIED
