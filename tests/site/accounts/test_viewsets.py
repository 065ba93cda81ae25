"""What staff may do to an account in the admin, and what they may not."""

from __future__ import annotations

import pytest
from django.utils import timezone

from accounts.models import User
from tests.browser import Browser, link_in
from tests.factories import NetworkFactory, UserFactory
from tests.site.navigation.factories import make_helpline

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


def test_a_colleague_who_is_added_sets_her_password_by_the_mailed_link(administrator, another_browser, mailoutbox):
    administrator.post("/admin/users/new/", form_of(User(email="new@example.org", name="Ann")))

    [mail] = mailoutbox
    assert mail.to == ["new@example.org"]
    set_password = another_browser.get(link_in(mail), follow=True)
    password = {"password1": "three quiet doors", "password2": "three quiet doors"}
    another_browser.post(set_password.redirect_chain[-1][0], password)
    another_browser.sign_in(User.objects.get(email="new@example.org"), "three quiet doors")
    assert another_browser.is_signed_in


def test_who_leaves_loses_sessions_tasks_and_locks_with_one_tick(administrator, another_browser, home):
    person = UserFactory(roles=["publisher", "coordinator"])
    network = NetworkFactory()
    network.coordinators.add(person)
    line = make_helpline("Samaritans", "116 123")
    for locked in (home, line):
        locked.locked, locked.locked_by, locked.locked_at = True, person, timezone.now()
        locked.save()
    another_browser.sign_in(person)
    groups = list(person.groups.values_list("pk", flat=True))

    administrator.post(f"/admin/users/edit/{person.pk}/", form_of(person, groups=groups) | {"is_active": ""})

    assert another_browser.get("/accounts/").status_code == 302
    assert not (person.groups.exists() or network.coordinators.exists())
    for locked in (home, line):
        locked.refresh_from_db()
        assert (locked.locked, locked.locked_by) == (False, None)

    administrator.post(f"/admin/users/edit/{person.pk}/", form_of(person))  # she comes back
    assert another_browser.get("/accounts/").status_code == 302
    assert not person.groups.exists()
