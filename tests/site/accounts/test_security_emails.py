"""Whoever has an account is told what changed in how she signs in, at the old address too, and from where is not said."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail

from accounts.models import User
from accounts.services import mark_email_verified
from tests.browser import Browser, link_in
from tests.factories import PASSWORD, UserFactory
from tests.site.accounts.test_second_factor import SECRET, set_up

pytestmark = pytest.mark.django_db
NEW = {"password1": "three quiet doors", "password2": "three quiet doors"}


@pytest.fixture
def ann():
    person = UserFactory(email="ann@example.org")
    mark_email_verified(person)
    return person


@pytest.fixture
def her_browser(home, ann):
    browser = Browser()
    browser.sign_in(ann)
    mail.outbox.clear()
    return browser


def told() -> list[tuple[str, str]]:
    return [(email.to[0], email.subject) for email in mail.outbox]


def change_address_to(browser: Browser, address: str):
    asked = browser.post("/accounts/email/", {"email": address, "action_add": "1"})
    if asked.url.startswith("/accounts/reauthenticate/"):
        return browser.post(asked.url, {"password": PASSWORD})
    return asked


def test_a_changed_and_a_forgotten_password(her_browser, ann):
    her_browser.post("/accounts/password/change/", {"oldpassword": PASSWORD, **NEW})
    assert told() == [("ann@example.org", "Your password was changed")]
    assert "IP" not in mail.outbox[0].body and "Browser" not in mail.outbox[0].body

    mail.outbox.clear()
    another = Browser()
    another.post("/accounts/password/reset/", {"email": ann.email})
    there = another.get(link_in(mail.outbox[0]), follow=True).redirect_chain[-1][0]
    another.post(there, {"password1": "three other doors", "password2": "three other doors"})
    assert told()[1:] == [("ann@example.org", "Your password was set anew")]


def test_a_second_step_that_is_switched_on_and_off(her_browser, ann, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        set_up(her_browser)
    assert told() == [("ann@example.org", "Your second step is on")]

    mail.outbox.clear()
    her_browser.post("/accounts/2fa/totp/deactivate/")
    assert told() == [("ann@example.org", "Codes from an app are off")]


def test_in_the_language_of_the_person(her_browser, ann):
    User.objects.filter(pk=ann.pk).update(preferred_language="cy")
    TOTP.activate(ann, SECRET)

    her_browser.post("/accounts/2fa/recovery-codes/generate/")
    her_browser.post("/accounts/password/change/", {"oldpassword": PASSWORD, **NEW})

    assert "/cy/accounts/password/reset/" in mail.outbox[-1].body
    assert Authenticator.objects.filter(user=ann).exists()


def test_a_new_address_counts_when_it_is_confirmed_and_the_old_one_is_told(her_browser, ann):
    assert change_address_to(her_browser, "new@example.org").url == "/accounts/email/?sent=1"
    [confirmation] = mail.outbox
    assert confirmation.to == ["new@example.org"]
    her_browser.get(link_in(confirmation))
    assert User.objects.get().email == "ann@example.org"  # a GET changes nothing

    her_browser.post(link_in(confirmation))

    assert User.objects.get().email == "new@example.org"
    assert told()[1:] == [("ann@example.org", "Your account has a new e-mail address")]
    assert "new@example.org" in mail.outbox[1].body
    assert her_browser.get("/accounts/").status_code == 302  # whoever else was signed in is out too
    her_browser.sign_in(User.objects.get())
    assert her_browser.is_signed_in


def test_an_address_of_somebody_else_tells_nothing_and_takes_nothing(her_browser, ann):
    other = UserFactory(email="other@example.org")
    mark_email_verified(other)

    assert change_address_to(her_browser, "other@example.org").url == "/accounts/email/?sent=1"

    assert [email.to for email in mail.outbox] == [["other@example.org"]]
    assert "confirm-email" not in mail.outbox[0].body
    assert set(User.objects.values_list("email", flat=True)) == {"ann@example.org", "other@example.org"}


def test_an_address_that_somebody_took_meanwhile_is_an_old_link(her_browser, ann):
    change_address_to(her_browser, "new@example.org")
    UserFactory(email="new@example.org")

    response = her_browser.post(link_in(mail.outbox[0]))

    assert "This link does not work any more" in response.content.decode()
    assert User.objects.get(pk=ann.pk).email == "ann@example.org"


@pytest.mark.parametrize("address", ["", "nobody", "ann@example.org"])
def test_what_is_no_new_address_is_said_at_the_field(her_browser, address):
    response = her_browser.post("/accounts/email/", {"email": address, "action_add": "1"})

    assert "put right" in response.content.decode()
    assert mail.outbox == []


def test_an_address_that_staff_changed_is_told_to_the_old_one(home, ann):
    office = Browser()
    office.force_login(UserFactory(is_superuser=True))
    fields = {"email": "new@example.org", "name": ann.name, "preferred_language": "en-gb", "is_active": "on"}

    office.post(f"/admin/users/edit/{ann.pk}/", fields)

    assert told() == [("ann@example.org", "Your account has a new e-mail address")]
