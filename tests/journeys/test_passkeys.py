"""Passkeys in a browser: one opens an account on its own, one is a second step only, by a device in software."""

from __future__ import annotations

import re

import pytest

from tests.journeys.admin import PASSWORD

PERSON = "facilitator.past@example.org"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(demo, new_context):
    """On a host that has a name: browsers give no passkey to an IP address."""
    address = demo.replace("127.0.0.1", "localhost")
    context, _watch = new_context(base_url=address, viewport={"width": 360, "height": 740})
    return context.new_page()


def new_device(devices) -> str:
    return devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]


def keys_of(devices, device: str) -> list[dict]:
    return devices.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]


def sign_in(page) -> None:
    page.goto("/accounts/login/?next=/accounts/")
    page.get_by_label("E-mail").fill(PERSON)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def sign_in_with_passkey(page) -> None:
    page.goto("/accounts/login/?next=/accounts/")
    page.get_by_role("link", name="Sign in with a passkey").click()
    page.get_by_role("button", name="Use my passkey").click()


def sign_out(page) -> None:
    page.get_by_role("button", name="Sign out").first.click()
    page.get_by_role("button", name="Sign out").first.wait_for(state="detached")


def add_passkey(page, name: str, alone: bool) -> None:
    page.get_by_label("What you call it").fill(name)
    page.get_by_label("It opens my account on its own").set_checked(alone)
    page.get_by_role("button", name="Add the passkey").click()


def keep_passkey(devices, device: str, owner: str) -> None:
    """As telephones do in any case, so that the browser offers it to sign in with."""
    key = keys_of(devices, device)[0] | {"isResidentCredential": True, "userHandle": owner}
    devices.send("WebAuthn.clearCredentials", {"authenticatorId": device})
    devices.send("WebAuthn.addCredential", {"authenticatorId": device, "credential": key})


def test_one_passkey_opens_alone_and_another_is_a_second_step(page):
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    phone = new_device(devices)
    sign_in(page)
    page.get_by_role("link", name="Look at your passkeys").click()
    page.get_by_role("link", name="Add a passkey").click()
    add_passkey(page, "My phone", alone=True)
    page.get_by_role("heading", name="Your recovery codes").wait_for()
    sign_out(page)

    sign_in_with_passkey(page)
    page.get_by_text("My phone").wait_for()
    page.goto("/accounts/2fa/passkeys/add/")
    page.get_by_role("link", name="Use a passkey instead").click()
    page.get_by_role("button", name="Use my passkey").click()
    owner = keys_of(devices, phone)[0]["userHandle"]
    devices.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": phone})
    small_key = new_device(devices)
    add_passkey(page, "Small key", alone=False)
    page.get_by_text(re.compile(r"^\s*Asked for after your password")).wait_for()
    sign_out(page)

    sign_in_with_passkey(page)
    page.get_by_text("Your device did not give a passkey").wait_for()
    keep_passkey(devices, small_key, owner)
    page.get_by_role("button", name="Use my passkey").click()
    page.get_by_role("alert").get_by_text("This passkey is a second step only.").wait_for()

    sign_in(page)
    page.get_by_role("button", name="Use my passkey").click()
    page.wait_for_url("**/accounts/")
    page.get_by_text("Small key").wait_for()
