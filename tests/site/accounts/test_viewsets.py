"""What staff may do to an account in the admin, and what they may not."""

from __future__ import annotations

import pytest

from accounts.models import User
from tests.browser import Browser
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(browser) -> Browser:
    browser.force_login(UserFactory(roles=["administrator"]))
    return browser


def form_of(person: User, **changed) -> dict:
    return {
        "email": person.email,
        "name": person.name,
        "preferred_language": person.preferred_language,
        "is_active": "on",
    } | changed


def test_a_new_address_ends_the_sessions_of_the_old_one(administrator, another_browser):
    person = UserFactory()
    another_browser.sign_in(person)
    assert another_browser.get("/accounts/").status_code == 200

    saved = administrator.post(f"/admin/users/edit/{person.pk}/", form_of(person, email="new@example.org"))

    person.refresh_from_db()
    assert (saved.status_code, person.email) == (302, "new@example.org")
    assert another_browser.get("/accounts/").status_code == 302


def test_a_new_name_ends_no_session(administrator, another_browser):
    person = UserFactory()
    another_browser.sign_in(person)

    administrator.post(f"/admin/users/edit/{person.pk}/", form_of(person, name="Another Name"))

    assert "Another Name" in another_browser.get("/accounts/").content.decode()


def test_an_administrator_does_not_give_more_than_she_has(administrator):
    person = UserFactory()
    page = f"/admin/users/edit/{person.pk}/"

    assert "is_superuser" not in administrator.get(page).content.decode()
    administrator.post(page, form_of(person, is_superuser="on"))
    administrator.post("/admin/users/new/", form_of(User(email="new@example.org", name="Ann"), is_superuser="on"))

    assert list(User.objects.filter(is_superuser=True)) == []
    assert User.objects.filter(email="new@example.org").exists()


def test_an_administrator_does_not_change_who_may_do_everything(administrator):
    above = UserFactory(is_superuser=True)

    administrator.post(f"/admin/users/edit/{above.pk}/", form_of(above, email="mine@example.org"))

    assert not User.objects.filter(email="mine@example.org").exists()


@pytest.mark.parametrize("role", ["editor", "network editor", "coordinator"])
def test_nobody_else_learns_which_accounts_there_are(browser, role):
    known = UserFactory()
    browser.force_login(UserFactory(roles=[role]))

    answers = {browser.get(f"/admin/users/edit/{number}/").status_code for number in (known.pk, 999_999)}

    assert answers == {404}
