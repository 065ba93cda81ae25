"""To name somebody in the form of a network is all that makes her its coordinator; taken off, it ends at that second."""

from __future__ import annotations

import pytest
from django.core import mail

from accounts.services import change_email
from tests.browser import signed_in
from tests.factories import MembershipFactory, UserFactory
from tests.learning.networks.test_admin import save_descriptions
from tests.learning.networks.test_views import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
MANAGE = "/learning/networks/north/manage/"
ADMIN = "/admin/applications/"


def test_who_is_named_opens_the_pages_and_the_admin_gets_one_email_and_no_group(staff, north, northerner, after_commit):
    ann, cora = UserFactory(email="ann@example.org", name="Ann New", preferred_language="cy"), UserFactory()
    browser = signed_in(ann)
    assert [browser.get(page).status_code for page in (MANAGE, ADMIN)] == [404, 403]

    for _save in range(2):
        with after_commit():
            assert save_descriptions(staff, north, coordinators=f" ANN@example.org\n{cora.email}\n").status_code == 302

    assert [browser.get(page).status_code for page in (MANAGE, ADMIN)] == [200, 200]
    assert "Nora North" in text_of(browser.get(ADMIN)) and not ann.groups.exists()
    assert [email.to for email in mail.outbox] == [[ann.email], [cora.email]]
    assert MANAGE in mail.outbox[1].body and f"/cy{MANAGE}" in mail.outbox[0].body
    assert "Nora" not in mail.outbox[1].body

    save_descriptions(staff, north, coordinators=cora.email)
    assert [browser.get(page).status_code for page in (MANAGE, ADMIN)] == [404, 403]
    assert browser.post(f"{MANAGE}members/{northerner.pk}/", {"action": "approve"}).status_code == 404
    history = text_of(staff.get(f"/admin/snippets/networks/network/history/{north.pk}/"))
    assert f"Coordinates it now: Ann New, {cora.name}" in history and "No longer: Ann New" in history


@pytest.mark.parametrize("who", ["nobody", "closed", "unproved"])
def test_whoever_cannot_sign_in_is_not_named_and_nothing_is_changed(staff, south, coordinator, who):
    email = "nobody@example.org"
    if who == "closed":
        UserFactory(email=email, is_active=False)
    elif who == "unproved":
        UserFactory(email=email, proved=False)

    page = save_descriptions(staff, south, coordinators=f"{coordinator.email}\n{email}")

    assert page.status_code == 200 and f"nobody can sign in: {email}." in text_of(page)
    assert f"{coordinator.email}\n{email}</textarea>" in text_of(page)
    assert list(south.coordinators.all()) == [coordinator] and not mail.outbox


def test_a_closed_account_coordinates_nothing_and_the_office_takes_over(south, coordinator, admin_client):
    browser = signed_in(coordinator)
    coordinator.is_active = False
    coordinator.save()

    assert browser.get("/learning/networks/south/manage/").status_code == 302
    assert not south.acting_coordinators().exists()
    assert "These networks have no coordinator" in text_of(admin_client.get("/admin/"))


def test_a_new_address_changes_nothing_about_whom_the_network_names(staff, south, coordinator):
    change_email(coordinator, "new@example.org")

    assert "new@example.org" in text_of(staff.get(f"/admin/snippets/networks/network/edit/{south.pk}/"))
    MembershipFactory(network=south, user=coordinator)
    assert south.coordinators.get() == coordinator
