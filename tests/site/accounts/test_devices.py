"""Where a person is signed in: she sees it, ends it, and no IP address and nothing that a browser calls itself is stored."""

from __future__ import annotations

import datetime
import re

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.utils import timezone

from accounts.models import Session
from tests.browser import Browser
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1"
NAMES = {
    FIREFOX: "Firefox on Windows",
    SAFARI: "Safari on iPhone",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0": "Edge on Windows",
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36": "Chrome on Android",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15": "Safari on Mac",
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36": "Chrome on Chromebook",
    "curl/8.5": "A browser that we do not know by name",
    "<script>alert(1)</script>" * 90: "A browser that we do not know by name",
    "": "A browser that we do not know by name",
}


def on_a(user_agent: str, person, **fields) -> Browser:
    browser = Browser()
    browser.defaults |= {"HTTP_USER_AGENT": user_agent, "REMOTE_ADDR": "192.0.2.77"}
    browser.sign_in(person, **fields)
    assert browser.is_signed_in
    return browser


def handles(browser) -> list[str]:
    return re.findall(r'name="end" value="([0-9a-f]{32})"', browser.get("/accounts/devices/").text)


def test_each_device_has_a_plain_name_and_only_that_is_stored(home):
    person = UserFactory()
    for user_agent, name in NAMES.items():
        Session.objects.all().delete()
        browser = on_a(user_agent, person)
        assert name in browser.get("/accounts/devices/").text, user_agent

        with connection.cursor() as cursor:
            stored = str(cursor.execute("SELECT * FROM accounts_session").fetchall()) + str(
                [row.get_decoded() for row in Session.objects.all()]
            )
        assert "192.0.2" not in stored and "Mozilla" not in stored and "script" not in stored


def test_days_are_noted_once_a_day_and_this_device_is_marked(home):
    person = UserFactory()
    browser = on_a(FIREFOX, person)
    first = Session.objects.get(user=person).first_day
    with time_machine.travel(datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(days=3)):
        browser.get("/accounts/")
        page = browser.get("/accounts/devices/").text

    row = Session.objects.get(user=person)
    assert (row.first_day, row.last_day) == (first, first + datetime.timedelta(days=3))
    assert "last used on" in page and "This one" in page
    assert handles(browser) == []  # there is no other


def test_an_ended_device_is_out_at_its_next_request_and_the_others_stay(home):
    person = UserFactory()
    here, phone, lost = on_a(FIREFOX, person), on_a(SAFARI, person), on_a(FIREFOX, person)
    keys = set(Session.objects.values_list("pk", flat=True))
    page = here.get("/accounts/devices/").text
    assert not [key for key in keys if key in page]  # it would open the session
    [handle] = set(handles(here)) & set(handles(phone))

    for _press in range(2):
        assert here.post("/accounts/devices/", {"end": handle}).status_code == 302

    assert lost.get("/accounts/").status_code == 302
    assert here.get("/accounts/").status_code == phone.get("/accounts/").status_code == 200

    here.post("/accounts/devices/", {"end": "others"})
    assert phone.get("/accounts/").status_code == 302
    assert here.get("/accounts/").status_code == 200


def test_nobody_ends_a_device_of_somebody_else(home):
    ann, eve = UserFactory(), UserFactory()
    of_ann, another = on_a(FIREFOX, ann), on_a(SAFARI, ann)
    of_eve = on_a(FIREFOX, eve)

    for end in (*handles(of_ann), "others", "", "x" * 500, Session.objects.filter(user=ann)[0].pk):
        of_eve.post("/accounts/devices/", {"end": end})

    assert of_ann.get("/accounts/").status_code == another.get("/accounts/").status_code == 200
    assert Browser().post("/accounts/devices/", {"end": "others"}).status_code == 302


def test_what_lets_nobody_in_any_more_is_not_listed(home, settings):
    person = UserFactory()
    here = on_a(FIREFOX, person)
    on_a(SAFARI, person, shared="on")
    assert len(handles(here)) == 1
    with time_machine.travel(datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(minutes=21)):
        assert handles(here) == []  # the shared one was left alone


def test_a_new_password_ends_all_other_devices(home):
    person = UserFactory()
    here = on_a(FIREFOX, person)
    phone = on_a(SAFARI, person)
    new = {"password1": "three quiet doors", "password2": "three quiet doors"}

    here.post("/accounts/password/change/", {"oldpassword": "a quiet purple door", **new})

    assert Session.objects.filter(user=person).count() == 1
    assert here.get("/accounts/").status_code == 200
    assert phone.get("/accounts/").status_code == 302


def test_a_colleague_is_told_of_a_device_that_was_not_there_before(home):
    person = UserFactory(roles=["editor"], preferred_language="cy", last_login=timezone.now())
    browser = on_a(FIREFOX, person)

    [email] = mail.outbox
    assert email.to == [person.email]
    assert "Firefox" in email.body and "/cy/accounts/password/reset/" in email.body
    assert "192.0.2" not in email.body and "Mozilla" not in email.body
    cookie = browser.cookies["device"]
    assert cookie["httponly"] and cookie["max-age"] == 365 * 24 * 60 * 60

    browser.post("/accounts/logout/")
    browser.sign_in(person)
    assert len(mail.outbox) == 1  # known

    colleague = UserFactory(roles=["publisher"], last_login=timezone.now())
    browser.post("/accounts/logout/")
    browser.sign_in(colleague)
    assert mail.outbox[1].to == [colleague.email]
    browser.post("/accounts/logout/")
    browser.sign_in(person)
    assert len(mail.outbox) == 2  # both are known here

    other = Browser()
    other.cookies["device"] = f"{cookie.value[:-3]}abc"
    other.sign_in(person)
    assert len(mail.outbox) == 3  # a forged mark is none


def test_a_member_gets_no_mark_and_no_email(home):
    browser = on_a(FIREFOX, UserFactory())

    assert mail.outbox == []
    assert "device" not in browser.cookies


def test_the_first_sign_in_of_all_is_no_news(home):
    browser = on_a(FIREFOX, UserFactory(roles=["editor"]))

    assert mail.outbox == [] and "device" in browser.cookies
