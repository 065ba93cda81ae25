"""Somebody has lost her phone: staff remove her second steps, with a reason that she reads."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator

from tests.browser import Browser
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
REASON = "You called us: your phone is lost."


def with_factors(**fields):
    person = UserFactory(**fields)
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES, Authenticator.Type.WEBAUTHN):
        Authenticator.objects.create(user=person, type=kind, data={})
    return person


def page_of(person) -> str:
    return f"/admin/users/second-factors/{person.pk}/"


@pytest.fixture
def administrator(browser) -> Browser:
    browser.force_login(UserFactory(roles=["administrator"]))
    return browser


def test_they_are_removed_once_she_is_signed_out_told_and_it_stands_in_the_history(
    administrator, another_browser, mailoutbox
):
    person, other = with_factors(), with_factors()
    another_browser.sign_in(other)
    Browser.force_login(here := Browser(), person)
    assert page_of(person) in administrator.get(f"/admin/users/edit/{person.pk}/").text
    assert "Be sure that it is the person who asks" in administrator.get(page_of(person)).text
    assert administrator.post(page_of(person), {"reason": " "}).status_code == 200
    assert Authenticator.objects.filter(user=person).count() == 3

    told = administrator.post(page_of(person), {"reason": REASON}, follow=True).text
    again = administrator.post(page_of(person), {"reason": REASON}, follow=True).text

    assert "signed out everywhere and gets an e-mail" in told and "nothing was changed" in again
    assert not Authenticator.objects.filter(user=person).exists()
    assert Authenticator.objects.filter(user=other).count() == 3
    assert here.get("/accounts/").status_code == 302
    [email] = mailoutbox
    assert email.to == [person.email] and REASON in email.body
    assert f"Removed the second steps: {REASON}" in administrator.get(f"/admin/users/history/{person.pk}/").text


def test_who_may_not_change_the_person_clears_nothing(administrator):
    above, colleague = with_factors(is_superuser=True), with_factors(roles=["network editor"])
    own = administrator.get("/accounts/").wsgi_request.user
    Authenticator.objects.create(user=own, type=Authenticator.Type.TOTP, data={})

    administrator.post(page_of(above), {"reason": REASON})
    administrator.post(page_of(own), {"reason": REASON})
    for role in ("network editor", "coordinator", "editor"):
        browser = Browser()
        browser.force_login(UserFactory(roles=[role]))
        assert browser.post(page_of(colleague), {"reason": REASON}).status_code in {302, 403, 404}
    assert Authenticator.objects.count() == 7
