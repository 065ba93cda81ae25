"""What staff may do to an account in the admin, and what they may not."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.users.models import UserProfile

from accounts.models import User
from accounts.roles import ROLES
from learning.library.models import Download
from learning.networks.models import Membership, MembershipChange
from tests.browser import Browser, link_in
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import make_file, make_library, make_resource, make_section
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
    person = UserFactory(roles=["publisher"])
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


def text_of(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").find("main").get_text(" ").split())


def test_an_open_account_is_closed_before_it_is_deleted(administrator):
    person = UserFactory()
    delete = f"/admin/users/delete/{person.pk}/"

    assert "This account is open." in text_of(administrator.get(delete))
    assert administrator.post(delete).status_code == 409
    assert User.objects.filter(pk=person.pk).exists()


def test_what_goes_with_a_person_is_named_before_and_goes(administrator):
    person = UserFactory(is_active=False, name="Ann")
    MembershipFactory(user=person, network=NetworkFactory(name="South"))
    file = make_file(make_resource(make_section(make_library("south"))))
    Download.objects.create(user=person, file=file)
    decided = MembershipChange.objects.create(
        membership=MembershipFactory(), by=person, action="approve", from_state="applied", to_state="active"
    )
    delete = f"/admin/users/delete/{person.pk}/"

    question = text_of(administrator.get(delete))
    assert "Memberships: Ann · South" in question
    assert "Downloads" not in question
    assert "referenced" not in question
    administrator.post(delete)

    assert not User.objects.filter(pk=person.pk).exists()
    assert not Membership.objects.filter(user_id=person.pk).exists()
    decided.refresh_from_db()
    assert decided.by is None
    assert Download.objects.get().user is None


@pytest.mark.parametrize("role", ["editor", "publisher"])
def test_nobody_else_deletes_people(browser, role):
    person = UserFactory(is_active=False)
    browser.force_login(UserFactory(roles=[role]))

    assert browser.post(f"/admin/users/delete/{person.pk}/").status_code == 404
    assert User.objects.filter(pk=person.pk).exists()


def test_several_people_are_not_deleted_in_one_press(administrator):
    person = UserFactory(is_active=False)

    answer = administrator.post(f"/admin/bulk/accounts/user/delete/?id={person.pk}&next=/admin/users/", follow=True)

    assert "Delete people one by one" in answer.content.decode()
    assert User.objects.filter(pk=person.pk).exists()


def test_each_role_says_what_it_may_do_where_it_is_given(administrator):
    labels = BeautifulSoup(administrator.get("/admin/users/new/").content, "html.parser").select("#tab-roles label")
    given = " ".join(label.get_text(" ", strip=True) for label in labels)

    assert [role.name for role in ROLES if f"{role.name}: {role.explanation}" not in given] == []


def test_the_account_form_asks_for_our_one_name_and_takes_welsh(browser):
    person = UserFactory(roles=["editor"])
    browser.force_login(person)
    form = BeautifulSoup(browser.get("/admin/account/").content, "html.parser")
    asked = {field["name"] for field in form.find_all(["input", "select"]) if field.get("required") is not None}
    assert "name-name" in str(form)
    assert not [name for name in asked if "name_email" in name]

    profile = {"locale-preferred_language": "cy", "theme-theme": "system", "theme-density": "default"}
    more = {"theme-contrast": "system", "theme-keyboard_shortcuts": "on"}
    saved = browser.post("/admin/account/", {"name-name": "Ann", **profile, **more})

    person.refresh_from_db()
    assert (saved.status_code, person.name) == (302, "Ann")
    assert person.wagtail_userprofile.preferred_language == "cy"


def test_no_picture_of_a_person_is_stored_where_everybody_can_fetch_it(browser):
    person = UserFactory(roles=["editor"])
    browser.force_login(person)
    assert 'name="avatar-avatar"' not in browser.get("/admin/account/").content.decode()

    picture = SimpleUploadedFile("me.gif", b"GIF89a" + bytes(40), "image/gif")
    browser.post("/admin/account/", {"name-name": "Ann", "avatar-avatar": picture})

    assert not UserProfile.get_for_user(person).avatar
