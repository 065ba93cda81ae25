"""Passkeys: one that was added for it opens an account on its own, one that was not is a second step only."""

from __future__ import annotations

import json

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import mail

from accounts.models import User
from accounts.personal_data import account_of
from accounts.services import mark_email_verified
from accounts.sessions import LAST_SEEN
from tests.browser import Browser
from tests.factories import PASSWORD, UserFactory
from tests.passkeys import Device, options_in

pytestmark = pytest.mark.django_db
ADD = "/accounts/2fa/passkeys/add/"
SIGN_IN = "/accounts/2fa/passkeys/login/"
SECOND_STEP = "/accounts/2fa/authenticate/"
AGAIN = "/accounts/2fa/passkeys/reauthenticate/"
PAGES = "/accounts/2fa/"


@pytest.fixture
def ann():
    person = UserFactory(email="ann@example.org")
    mark_email_verified(person)
    return person


@pytest.fixture
def staff(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = True
    return UserFactory(roles=["editor"])


def add(browser, device: Device, alone: bool, name: str = "My phone"):
    """Adds a passkey, after the password where the page asks for it."""
    page = browser.get(ADD)
    if page.status_code == 302:
        browser.post(page.url, {"password": PASSWORD})
        page = browser.get(ADD)
    form = {"name": name, "credential": json.dumps(device.make(options_in(page)))}
    return browser.post(ADD, form | ({"passwordless": "on"} if alone else {}))


def show(browser, device: Device, path: str = SIGN_IN, **fields):
    credential = json.dumps(device.show(options_in(browser.get(path))))
    return browser.post(path, {"credential": credential, **fields})


@pytest.fixture
def with_passkey(home):
    """Gives a person's device a passkey of one of the two kinds, in a browser that is done then."""

    def give(person: User, device: Device, alone: bool) -> Device:
        browser = Browser()
        browser.sign_in(person)
        assert add(browser, device, alone).url == "/accounts/2fa/recovery-codes/"
        return device

    return give


def test_a_passkey_that_was_added_for_it_signs_in_on_its_own(browser, ann, with_passkey):
    device = with_passkey(ann, Device(), alone=True)

    assert show(browser, device, next="/accounts/").url == "/accounts/"
    assert browser.is_signed_in


def test_one_that_was_added_as_a_second_step_does_not_and_says_why(browser, ann, with_passkey):
    """Though the device keeps it, and says so: what its owner chose counts."""
    device = with_passkey(ann, Device(), alone=False)

    refused = show(browser, device)

    assert "This passkey is a second step only. Sign in with your password" in refused.content.decode()
    assert not browser.is_signed_in


@pytest.mark.parametrize("alone", [True, False])
def test_either_is_asked_for_after_the_password(browser, ann, with_passkey, alone):
    device = with_passkey(ann, Device(), alone)

    assert browser.sign_in(ann).url == SECOND_STEP
    assert not browser.is_signed_in
    wrong = show(browser, Device(), SECOND_STEP)
    assert "This passkey did not work here" in wrong.content.decode()
    show(browser, device, SECOND_STEP)
    assert browser.is_signed_in


def test_one_that_does_not_know_its_owner_is_not_added_to_sign_in_with(browser, ann):
    browser.sign_in(ann)
    unaware = Device(knows_its_owner=False)

    assert "This passkey did not work here" in add(browser, unaware, alone=True).content.decode()
    assert not Authenticator.objects.exists()
    assert add(browser, unaware, alone=False).status_code == 302


def test_a_stolen_device_does_not_sign_in_by_what_another_page_asked_it(browser, ann, with_passkey):
    """The page of the second step does not insist that the device knows its owner. A thief with an account of his own
    opens it there, and lets the time for it run out.
    """
    stolen, thief = with_passkey(ann, Device(), alone=True), UserFactory()
    stolen.flags = Device(knows_its_owner=False).flags
    with_passkey(thief, Device(), alone=True)
    with time_machine.travel("2026-11-25 10:00:05", tick=False) as clock:
        browser.sign_in(thief)
        asked = options_in(browser.get(SECOND_STEP))
        clock.shift(16 * 60)
        answer = browser.post(SIGN_IN, {"credential": json.dumps(stolen.show(asked))})

    assert "This passkey did not work here" in answer.content.decode()
    assert not browser.is_signed_in


@pytest.mark.parametrize(
    "change",
    [
        {"origin": "https://elsewhere.example"},
        {"credential_id": b"another"},
        {"owner": b"zzzzzz"},
        {"owner": b"\xff\x00"},
        {"owner": b"zzzzzzzzzzzzz"},
        {"owner": b""},
    ],
    ids=str,
)
def test_an_answer_for_another_site_key_or_person_opens_nothing(browser, ann, with_passkey, change):
    device = with_passkey(ann, Device(), alone=True)
    vars(device).update(change)

    assert "This passkey did not work here" in show(browser, device).content.decode()
    assert not browser.is_signed_in


def test_an_answer_opens_once(browser, another_browser, ann, with_passkey):
    device = with_passkey(ann, Device(), alone=True)
    sent = {"credential": json.dumps(device.show(options_in(browser.get(SIGN_IN))))}
    browser.post(SIGN_IN, sent)
    assert browser.is_signed_in

    another_browser.get(SIGN_IN)
    another_browser.post(SIGN_IN, sent)
    assert not another_browser.is_signed_in


MALFORMED = [
    "", "{", "[]", "1", '"x"', "null", "{}", '{"id": "a"}', '{"rawId": "a", "response": 1}',
    '{"id": "AA", "rawId": "AA", "response": {}}',
    '{"id": "AA", "rawId": "AA", "response": {"clientDataJSON": "AA", "attestationObject": "AA"}}',
    '{"rawId": "AA", "response": {"clientDataJSON": "e30", "attestationObject": "oA"}}',
    '{"rawId": "AA", "response": {"clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA", "userHandle": 1}}',
]  # fmt: skip


def test_what_no_browser_sends_is_refused_in_a_sentence(browser, another_browser, ann):
    another_browser.sign_in(ann)
    for credential in MALFORMED:
        for sender, path in ((browser, SIGN_IN), (another_browser, ADD)):
            sender.get(path)
            answer = sender.post(path, {"name": "x", "credential": credential})
            assert answer.status_code == 200, credential
            assert "This passkey did not work here" in answer.content.decode()
    assert not browser.is_signed_in and not Authenticator.objects.exists()


def test_what_is_kept_is_what_is_needed(browser, ann):
    browser.sign_in(ann)
    device = Device()
    credential = device.make(options_in(browser.get(ADD))) | {"extra": "\0" * 9, "clientExtensionResults": {"a": "\0"}}
    browser.post(ADD, {"name": "n" * 200, "credential": json.dumps(credential)})

    row = Authenticator.objects.get(type="webauthn")
    assert set(row.data["credential"]) == {"rawId", "response", "clientExtensionResults"}
    assert row.data["name"] == "n" * 60 and "\0" not in json.dumps(row.data)


@pytest.mark.parametrize("alone", [True, False])
def test_where_the_admin_asks_for_a_second_factor_a_passkey_is_one(browser, staff, with_passkey, alone):
    browser.force_login(staff)
    assert browser.get("/admin/").url.startswith("/accounts/2fa/totp/activate/")

    device = with_passkey(staff, Device(), alone)
    asked = browser.get("/admin/")
    assert asked.url == f"{AGAIN}?next=%2Fadmin%2F"
    assert "Use a code instead" in browser.get(asked.url).content.decode()
    assert "This passkey did not work here" in show(browser, Device(), AGAIN).content.decode()
    assert show(browser, device, AGAIN, next="/admin/").url == "/admin/"
    assert browser.get("/admin/").status_code == 200


def test_signing_in_with_one_and_adding_one_are_both_steps(browser, another_browser, staff):
    browser.sign_in(staff)
    device = Device()
    add(browser, device, alone=True)
    assert browser.get("/admin/").status_code == 200

    show(another_browser, device)
    assert another_browser.get("/admin/").status_code == 200
    assert "Download it" in another_browser.get("/accounts/data/").content.decode()


def test_the_last_second_step_of_staff_stays(browser, staff):
    browser.sign_in(staff)
    add(browser, Device(), alone=True, name="One")
    add(browser, Device(), alone=False, name="Two")
    one, two = Authenticator.objects.filter(type="webauthn").order_by("pk")

    assert browser.post(f"{PAGES}passkeys/{one.pk}/remove/").url == PAGES
    kept = browser.post(f"{PAGES}passkeys/{two.pk}/remove/").content.decode()
    assert "You cannot switch it off" in kept
    assert [row.type for row in Authenticator.objects.filter(user=staff)] == ["recovery_codes", "webauthn"]


def test_on_a_shared_device_the_session_ends_with_the_browser(another_browser, browser, ann, with_passkey):
    device = with_passkey(ann, Device(), alone=True)

    show(browser, device, shared="on")
    assert browser.session.get_expire_at_browser_close() and LAST_SEEN in browser.session
    show(another_browser, device)
    assert another_browser.session.get_expiry_age() > 24 * 60 * 60 and LAST_SEEN not in another_browser.session
    assert "This device is mine" in Browser().get(f"{SIGN_IN}?next=/admin/").content.decode()


def test_an_account_that_is_switched_off_is_not_opened(browser, ann, with_passkey):
    device = with_passkey(ann, Device(), alone=True)
    User.objects.filter(pk=ann.pk).update(is_active=False)

    show(browser, device)
    assert not browser.is_signed_in


def test_she_names_and_removes_her_own_only_and_is_told(browser, another_browser, ann):
    browser.sign_in(ann)
    mail.outbox.clear()
    add(browser, Device(), alone=True)
    row = Authenticator.objects.get(type="webauthn")
    rename, remove = f"{PAGES}passkeys/{row.pk}/rename/", f"{PAGES}passkeys/{row.pk}/remove/"
    another_browser.sign_in(UserFactory())
    for path in (rename, remove):
        assert another_browser.post(path, {"name": "Mine"}).status_code == 404

    assert browser.post(rename, {"name": "Blue key"}).url == PAGES
    page = browser.get(PAGES).content.decode()
    assert "Blue key" in page and "Opens your account on its own." in page and "recovery codes left" in page
    assert "Blue key" in browser.get("/accounts/").content.decode()
    assert any("Passkey: Blue key" in part.rows[0].values() for part in account_of(ann) if part.name == "second-step")
    assert browser.post(remove).url == PAGES

    assert [(email.to, email.subject) for email in mail.outbox] == [
        (["ann@example.org"], "A passkey was added to your account"),
        (["ann@example.org"], "A passkey was removed from your account"),
    ]
    assert not Authenticator.objects.exists()  # the recovery codes went with it


def test_until_a_new_address_is_confirmed_nothing_is_added_and_the_page_says_so(browser, ann):
    browser.sign_in(ann)
    EmailAddress.objects.create(user=ann, email="new@example.org")

    page = browser.get(ADD, follow=True)
    assert page.redirect_chain == [(PAGES, 302)]
    assert "You asked for a new e-mail address" in page.content.decode() and ADD not in page.content.decode()


def test_tries_from_one_address_are_limited_as_with_a_password(browser, settings):
    settings.MFA_RATE_LIMITS = {"webauthn_login": "2/m/ip"}

    assert [browser.post(SIGN_IN).status_code for _ in range(3)] == [200, 200, 429]


def test_the_pages_hold_no_script_of_their_own_and_say_what_is_needed(browser, ann):
    browser.sign_in(ann)
    for page in (browser.get(ADD), Browser().get(SIGN_IN)):
        text = page.content.decode()
        assert "Passkeys need a newer browser" in text and "data-passkey-ask hidden" in text
        assert settings.STATIC_URL + "mfa/js/webauthn" in text and "onclick" not in text
        assert "no-store" in page.headers["Cache-Control"]
    assert f'href="{SIGN_IN}?next=/x/"' in Browser().get("/accounts/login/?next=/x/").content.decode()
