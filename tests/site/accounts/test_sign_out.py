"""Everybody who is signed in can sign out, at each address for it."""

from __future__ import annotations

import pytest
from django.conf import settings

from tests.browser import Browser
from tests.editing import at_desk
from tests.factories import UserFactory

SIGN_OUT = ["/accounts/logout/", "/cy/accounts/logout/", "/admin/logout/"]


def is_signed_in(browser) -> bool:
    return "_auth_user_id" in browser.session


@pytest.mark.parametrize("path", SIGN_OUT)
def test_whoever_lost_her_role_signs_out_as_others_do(home, welsh_home, path, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = True
    lost, member = at_desk("editor"), Browser()
    lost.get("/admin/")
    UserFactory._meta.model.objects.get().groups.clear()
    member.force_login(UserFactory())

    for browser in (lost, member, at_desk("editor")):
        asked = browser.get(path)
        assert asked.status_code == 200 and is_signed_in(browser)
        answer = browser.post(path, follow=True)
        assert answer.status_code == 200 and not is_signed_in(browser)
        assert path not in [address for address, _status in answer.redirect_chain]


@pytest.mark.parametrize("path", SIGN_OUT)
def test_whoever_has_signed_out_in_another_tab_is_not_led_back_to_it(home, welsh_home, path):
    desk = at_desk("editor")
    desk.session.flush()

    for answer in (desk.post(path, follow=True), desk.get(path, follow=True)):
        assert answer.status_code == 200
        assert "logout" not in "".join(address for address, _status in answer.redirect_chain)


@pytest.mark.parametrize("path", SIGN_OUT)
def test_a_body_that_is_too_long_ends_the_session_too(home, welsh_home, path):
    desk = at_desk("editor")
    too_long = settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1

    answer = desk.generic("POST", path, b"", "application/x-www-form-urlencoded", CONTENT_LENGTH=too_long)

    assert answer.status_code == 413 and answer.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 0
    assert not is_signed_in(desk)
