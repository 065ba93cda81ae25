"""Staff decide about applications in the admin; a coordinator only about those of her own networks."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core import mail
from django.utils.http import urlencode
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from learning.networks import services
from learning.networks.enums import State
from learning.networks.models import Membership, Organisation
from tests.browser import Browser
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def page_of(row) -> str:
    return f"/admin/applications/{row.pk}/"


def test_staff_approve_and_the_person_is_in(staff, applicant, after_commit):
    with after_commit():
        response = staff.post(page_of(applicant), {"action": "approve"}, follow=True)

    applicant.refresh_from_db()
    assert applicant.is_current
    assert applicant.changes.get().by == staff.person
    assert "Approved" in response.content.decode()
    assert mail.outbox[0].to == [applicant.user.email]


def test_the_list_of_networks_says_in_words_whether_they_are_open(south, north, admin_client):
    north.is_open = False
    north.save()

    page = BeautifulSoup(admin_client.get("/admin/snippets/networks/network/").content, "html.parser")

    cells = [row.select("td")[-1].get_text(strip=True) for row in page.select("tbody tr")]
    assert sorted(cells) == ["No", "Yes"]
    assert "How people join" in [heading.get_text(strip=True) for heading in page.select("thead th")]


def test_the_address_of_a_network_is_written_once(south, admin_client):
    """Nothing leads on from an old one: links in e-mails and on other sites would be dead."""
    edit = f"/admin/snippets/networks/network/edit/{south.pk}/"
    page = BeautifulSoup(admin_client.get(edit).content, "html.parser")
    assert page.select_one("[name=slug]").has_attr("disabled")

    written = {"name": "South West", "slug": "elsewhere", "region": south.region, "joining": "approval"}
    words = {"translations": inline_formset([])}
    admin_client.post(edit, nested_form_data(written | words | {"term_months": 12, "answer_days": 10}))

    south.refresh_from_db()
    assert (south.name, south.slug) == ("South West", "south")


@pytest.mark.parametrize("action", ["refuse", "ask_more"])
def test_a_refusal_and_a_question_need_words(staff, applicant, action):
    response = staff.post(page_of(applicant), {"action": action, "why": "  "})

    applicant.refresh_from_db()
    assert response.status_code == 400
    assert "the person will read it" in response.content.decode()
    assert applicant.state == State.APPLIED


@pytest.mark.parametrize(("action", "state"), [("refuse", State.REFUSED), ("ask_more", State.MORE_ASKED)])
def test_a_refusal_and_a_question_with_words(staff, applicant, action, state):
    staff.post(page_of(applicant), {"action": action, "why": "A reason."})

    applicant.refresh_from_db()
    assert applicant.state == state
    assert "A reason." in staff.get(page_of(applicant)).content.decode()


def test_the_home_page_counts_all_that_wait_and_names_the_first_ten(staff, south):
    MembershipFactory.create_batch(12, network=south, applied=True)

    panel = BeautifulSoup(staff.get("/admin/").content, "html.parser").select_one("#waiting-applications-section")

    assert "12 applications wait" in panel.get_text()
    assert len(panel.select("tbody tr")) == 10


def test_looking_changes_nothing(staff, applicant):
    staff.get(f"{page_of(applicant)}?action=approve")

    applicant.refresh_from_db()
    assert applicant.state == State.APPLIED


def test_the_office_confirms_where_somebody_works_and_a_coordinator_does_not(staff, south_staff, south):
    row = MembershipFactory(network=south, organisation=Organisation.objects.create(name="HMP Example"))

    page = south_staff.get(page_of(row)).content.decode()
    assert "Write to the office when you know" in page and 'value="confirm"' not in page
    south_staff.post(page_of(row), {"action": "confirm"})
    row.refresh_from_db()
    assert row.organisation_confirmed_at is None

    staff.post(page_of(row), {"action": "confirm", "seen": seen_on(staff.get(page_of(row)).content.decode())})
    row.refresh_from_db()
    assert row.organisation_confirmed_at is not None
    assert 'value="unconfirm"' in staff.get(page_of(row)).content.decode()


def seen_on(page: str) -> str:
    return re.search(r'name="seen" value="(\d+)"', page)[1]


def test_a_second_decision_says_who_was_faster_and_keeps_the_reason(staff, south_staff, coordinator, applicant):
    south_staff.post(page_of(applicant), {"action": "approve"})

    response = staff.post(page_of(applicant), {"action": "refuse", "why": "A typed reason."})

    page = response.content.decode()
    assert response.status_code == 409
    assert f"{coordinator.name} was faster" in page
    assert "A typed reason." in page
    assert applicant.changes.count() == 1


def test_an_answer_that_came_meanwhile_is_read_before_the_decision(staff, applicant, south):
    services.ask_more(applicant, staff.person, "Which team?")
    seen = seen_on(staff.get(page_of(applicant)).content.decode())
    services.apply(applicant.user, south, organisation_name="Example", role="Manager", why="The new answer.")

    response = staff.post(page_of(applicant), {"action": "refuse", "why": "No answer came.", "seen": seen})

    page = response.content.decode()
    assert response.status_code == 409
    assert "Ann Applicant has changed this since you opened the page" in page
    assert "The new answer." in page
    assert "No answer came." in page
    staff.post(page_of(applicant), {"action": "approve", "seen": seen_on(page)})
    applicant.refresh_from_db()
    assert applicant.state == State.ACTIVE


def test_renewing_and_ending(staff, south):
    row = MembershipFactory(network=south)
    last, seen = row.ends_on, seen_on(staff.get(page_of(row)).content.decode())

    staff.post(page_of(row), {"action": "renew", "seen": seen})
    page = staff.post(page_of(row), {"action": "renew", "seen": seen}).content.decode()
    row.refresh_from_db()
    assert row.ends_on == south.term_from(last)

    staff.post(page_of(row), {"action": "remove", "why": "A reason.", "seen": seen_on(page)})
    row.refresh_from_db()
    assert row.state == State.REMOVED

    page = staff.get(page_of(row)).content.decode()
    staff.post(page_of(row), {"action": "restore", "seen": seen_on(page)})
    row.refresh_from_db()
    assert row.is_current


def test_a_coordinator_decides_for_her_own_network(south_staff, applicant):
    south_staff.post(page_of(applicant), {"action": "approve"})

    applicant.refresh_from_db()
    assert applicant.state == State.ACTIVE


def test_a_coordinator_neither_sees_nor_decides_for_another(south_staff, applicant, northerner):
    surfaces = [
        "/admin/",
        "/admin/applications/",
        "/admin/applications/results/",
        f"/admin/applications/?network={northerner.network_id}",
        "/admin/applications/?q=Nora",
        "/admin/applications/?state=waiting",
    ]
    for surface in surfaces:
        assert "Nora North" not in south_staff.get(surface).content.decode(), surface
    assert "Ann Applicant" in south_staff.get("/admin/applications/").content.decode()

    assert south_staff.get(page_of(northerner)).status_code == 404
    assert south_staff.post(page_of(northerner), {"action": "approve"}).status_code == 403
    northerner.refresh_from_db()
    assert northerner.state == State.APPLIED


@pytest.mark.parametrize("path", ["/admin/snippets/networks/network/", "/admin/snippets/networks/organisation/"])
def test_a_coordinator_does_not_edit_networks(south_staff, path):
    assert south_staff.get(path).status_code == 404


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


def test_the_menu_says_how_many_wait_and_how_many_end_soon(staff, south_staff, applicant, northerner, south):
    MembershipFactory(network=south, ends=10)
    assert "Applications (2 waiting, 1 ending soon)" in staff.get("/admin/").content.decode()
    applicant.delete()
    assert "Applications (1 ending soon)" in south_staff.get("/admin/").content.decode()


def test_staff_edit_networks_and_organisations(staff, south):
    assert staff.get(f"/admin/snippets/networks/network/edit/{south.pk}/").status_code == 200
    assert staff.get("/admin/snippets/networks/organisation/add/").status_code == 200


def save_descriptions(staff, network, *rows: tuple[str, str], **changes: str):
    translations = [{"language": language, "description": description} for language, description in rows]
    fields = ("name", "slug", "region", "joining", "domains", "term_months", "answer_days")
    data = {name: getattr(network, name) for name in fields} | {"is_open": "on"} | changes
    data["translations"] = inline_formset(translations)
    return staff.post(f"/admin/snippets/networks/network/edit/{network.pk}/", nested_form_data(data))


def test_a_network_is_described_in_each_language_or_in_none(staff, south):
    assert save_descriptions(staff, south).status_code == 302
    assert south.translations.count() == 0

    assert save_descriptions(staff, south, ("en-gb", "We meet."), ("cy", "Rydym yn cwrdd.")).status_code == 302
    assert set(south.translations.values_list("language", "description")) == {
        ("en-gb", "We meet."),
        ("cy", "Rydym yn cwrdd."),
    }


def test_a_network_is_described_once_in_a_language(staff, south):
    assert save_descriptions(staff, south, ("en-gb", "We meet."), ("en-gb", "We meet again.")).status_code == 200
    assert south.translations.count() == 0


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


def test_nobody_decides_about_herself(south, south_staff, coordinator):
    own = MembershipFactory(network=south, applied=True, user=coordinator)

    assert south_staff.get(page_of(own)).status_code == 404
    assert south_staff.post(page_of(own), {"action": "approve"}).status_code == 403
    own.refresh_from_db()
    assert own.state == State.APPLIED


def test_whose_role_ended_while_the_page_was_open_changes_nothing_and_keeps_what_she_wrote(
    south, north, south_staff, coordinator, applicant
):
    why = "This year we take in people from prisons first."
    reason = {"data": urlencode({"action": "refuse", "why": why}), "content_type": "application/x-www-form-urlencoded"}
    assert south_staff.get(page_of(applicant)).status_code == 200
    south.coordinators.clear()
    north.coordinators.add(coordinator)  # she has another network now
    now_elsewhere = south_staff.post(page_of(applicant), **reason)
    north.coordinators.clear()  # and now none at all
    no_longer = south_staff.post(page_of(applicant), **reason)

    for response, sentence in ((now_elsewhere, "You may not decide about this"), (no_longer, "your work here ended")):
        page = response.content.decode()
        assert response.status_code == 403
        assert sentence in page and why in page and "Ann Applicant" not in page
    applicant.refresh_from_db()
    assert applicant.state == State.APPLIED and not applicant.changes.exists()


def test_the_way_to_join_is_set_in_the_admin_and_a_domain_that_is_none_is_named(staff, south):
    page = save_descriptions(staff, south, joining="domain", domains="justice.gov.uk\nno domain")
    assert "This is not a domain: no domain." in page.content.decode()
    assert save_descriptions(staff, south, joining="domain", domains="@Justice.gov.uk").status_code == 302

    south.refresh_from_db()
    assert south.domain_list == ["justice.gov.uk"]
