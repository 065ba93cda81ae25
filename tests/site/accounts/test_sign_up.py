"""Making an account, proving the address, choosing a new password: by mailed links that only show a button."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail

from accounts.models import User
from tests.browser import Browser, link_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
NEW = {"name": "Ann", "email": "Ann@Example.org", "password1": "three quiet words"}


def sign_up(browser, **fields):
    return browser.post("/accounts/signup/", NEW | fields)


@pytest.mark.postgresql
def test_a_new_account_is_closed_until_its_address_is_proved(browser, another_browser):
    sign_up(browser)
    person = User.objects.get()

    another_browser.sign_in(person, "three quiet words")

    assert (person.email, person.name) == ("ann@example.org", "Ann")
    assert not browser.is_signed_in
    assert not another_browser.is_signed_in
    assert mail.outbox[0].to == ["ann@example.org"]


def test_the_mailed_link_only_shows_a_button_however_often_it_is_opened(browser):
    sign_up(browser)
    link = link_in(mail.outbox[0])
    scanner = Browser()

    for _ in range(3):
        page = scanner.get(link)
        scanner.head(link)
    assert "Yes, this is my address" in page.content.decode()
    assert not EmailAddress.objects.get().verified
    assert not scanner.is_signed_in

    browser.post(link)
    assert EmailAddress.objects.get().verified


def test_in_the_browser_that_signed_up_the_button_signs_in_and_leads_back(browser):
    sign_up(browser, next="/learning/networks/south/apply/")

    response = browser.post(link_in(mail.outbox[0]))

    assert browser.is_signed_in
    assert response.url == "/learning/networks/south/apply/"


def test_in_another_browser_the_button_leads_back_by_way_of_signing_in(browser, another_browser):
    sign_up(browser, next="/learning/networks/south/apply/")

    response = another_browser.post(link_in(mail.outbox[0]))

    assert not another_browser.is_signed_in
    assert response.url == "/learning/networks/south/apply/"


def test_signing_up_does_not_tell_whether_an_address_is_known():
    UserFactory(email="known@example.org")
    answers = [sign_up(Browser(), email=email) for email in ("known@example.org", "new@example.org")]

    assert [a.status_code for a in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    assert sorted(email.to[0] for email in mail.outbox) == ["known@example.org", "new@example.org"]
    assert User.objects.filter(email="known@example.org").count() == 1


def test_asking_for_a_new_password_does_not_tell_whether_an_address_is_known():
    UserFactory(email="known@example.org")
    answers = [
        Browser().post("/accounts/password/reset/", {"email": email})
        for email in ("known@example.org", "unknown@example.org")
    ]

    assert [(a.status_code, a.url) for a in answers] == [(302, "/accounts/password/reset/done/")] * 2
    assert len(mail.outbox) == 2


def choose_password(browser, link: str):
    password = "five new quiet words"
    form = browser.get(link, follow=True)
    path = form.redirect_chain[-1][0]
    return browser.post(path, {"password1": password, "password2": password})


def test_a_new_password_by_the_mailed_link(browser, another_browser):
    person = UserFactory()
    another_browser.sign_in(person)
    browser.post("/accounts/password/reset/", {"email": person.email})
    link = link_in(mail.outbox[0])
    for _ in range(3):
        browser.get(link)

    choose_password(browser, link)

    person.refresh_from_db()
    assert person.check_password("five new quiet words")
    assert another_browser.get("/accounts/").status_code == 302
    assert "does not work any more" in Browser().get(link).content.decode()


def test_an_invited_person_opens_the_account_by_a_mailed_link_and_by_nothing_else(browser):
    """The row came from an import: whoever signs up with its address inherits nothing."""
    invited = UserFactory(email="invited@example.org", proved=False)
    invited.set_unusable_password()
    invited.save()

    sign_up(Browser(), email="invited@example.org", password1="a stranger was here")
    Browser().sign_in(invited, "a stranger was here")
    invited.refresh_from_db()
    assert not invited.has_usable_password()

    browser.post("/accounts/password/reset/", {"email": invited.email})
    choose_password(browser, link_in(mail.outbox[-1]))
    browser.sign_in(invited, "five new quiet words")
    assert browser.is_signed_in


def test_reclaiming_an_account_never_proved_drops_the_factors_left_in_it(browser):
    squatted = UserFactory(email="ann@example.org", proved=False)
    Authenticator.objects.create(user=squatted, type=Authenticator.Type.TOTP, data={"secret": "x"})

    browser.post("/accounts/password/reset/", {"email": squatted.email})
    choose_password(browser, link_in(mail.outbox[0]))

    assert not Authenticator.objects.filter(user=squatted).exists()


def test_a_new_password_does_not_switch_off_the_second_step(browser):
    person = UserFactory()
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})

    browser.post("/accounts/password/reset/", {"email": person.email})
    choose_password(browser, link_in(mail.outbox[0]))

    assert Authenticator.objects.filter(user=person).exists()


def test_the_form_comes_back_with_what_was_typed_and_a_sentence_at_the_field(browser):
    page = browser.post("/accounts/signup/", NEW | {"email": "ann.example.org"}).content.decode()

    assert 'value="Ann"' in page
    assert 'value="ann.example.org"' in page
    assert '<a href="#id_email">Enter an e-mail address with an @, like name@charity.org.uk</a>' in page
    assert PASSWORD not in page


@pytest.mark.parametrize("path", ["/accounts/confirm-email/no:such:key/", "/accounts/password/reset/key/1-no/"])
def test_a_link_that_is_wrong_says_so_kindly(browser, path):
    response = browser.get(path)

    assert response.status_code == 200
    assert "does not work any more" in response.content.decode()


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("a1b2", "Mae’r cyfrinair hwn yn rhy fyr."),
        ("password", "Mae’r cyfrinair hwn yn rhy gyffredin."),
    ],
)
def test_what_is_wrong_with_a_password_is_said_in_welsh_too(browser, password, sentence):
    page = browser.post("/cy/accounts/signup/", NEW | {"password1": password}).content.decode()

    assert sentence in page
    assert "This password" not in page
