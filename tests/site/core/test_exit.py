"""One press and she is gone: a plain link for nobody in particular, the end of the session for others."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client

from config.slow_clients import REFUSED
from core import outages
from tests.browser import Browser
from tests.factories import UserFactory


def test_the_exit_is_a_plain_link_out_and_the_second_tab_stop(home):
    body = Client().get("/").content.decode()

    assert f'href="{settings.EXIT_URL}"' in body
    links = body.split("<a ")[1:3]
    assert 'class="skip"' in links[0]
    assert settings.EXIT_URL in links[1]


def test_someone_signed_in_leaves_through_an_address_that_ends_the_session(home, admin_client):
    body = admin_client.get("/").content.decode()
    assert 'href="/exit/"' in body

    response = admin_client.get("/exit/")

    assert response.status_code == 302
    assert response.headers["Location"] == settings.EXIT_URL
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert admin_client.get("/admin/").status_code == 302


def test_the_link_can_be_hidden_from_a_branch(home):
    home.exit_link = "off"
    home.save_revision().publish()

    assert settings.EXIT_URL not in Client().get("/").content.decode()


@pytest.mark.parametrize("broken", ["accounts_session", "accounts_user"])
def test_who_leaves_is_gone_and_forgotten_whatever_is_away(home, broken, monkeypatch):
    def away(execute, sql, *args):
        if broken in sql:
            raise OperationalError("the database is away")
        return execute(sql, *args)

    monkeypatch.setattr(outages.outage, "lasts", False)  # again after the test
    monkeypatch.setattr(outages, "_answers", lambda: False)
    for path, answer in (("/exit/", 302), ("/cy/exit/", 302), ("/accounts/logout/", 503)):
        browser = Browser(raise_request_exception=False)
        browser.force_login(UserFactory())
        with connection.execute_wrapper(away):
            left = browser.post(path) if answer == 503 else browser.get(path)
        assert left.status_code == answer, path
        assert left.cookies["sessionid"].value == "" and "cookies" in left.headers["Clear-Site-Data"], path
        assert answer == 503 or left.headers["Location"] == settings.EXIT_URL


@pytest.mark.parametrize("language", ["", "/cy"])
def test_every_page_of_a_fault_lets_whoever_is_signed_in_leave_through_it(home, welsh_home, language, monkeypatch):
    """They are made before the session is read, or without a database."""

    def broken(execute, sql, *args):
        raise OperationalError("the database is away")

    def pages(browser):
        login = f"{language}/accounts/login/"
        yield 405, browser.generic("BREW", f"{language}/")
        yield 413, browser.generic("POST", login, b"", "text/plain", CONTENT_LENGTH=settings.REQUEST_BODY_MAX_BYTES)
        yield 503, browser.get(f"{language}/", **{REFUSED: True})
        with monkeypatch.context() as fault, connection.execute_wrapper(broken):
            yield 500, browser.get(f"{language}/search/?q=a")
            fault.setattr(outages.outage, "lasts", False)
            fault.setattr(outages, "_answers", lambda: False)
            yield 503, browser.get(f"{language}/search/?q=b")

    signed_in, stranger = Browser(raise_request_exception=False), Browser(raise_request_exception=False)
    signed_in.force_login(UserFactory())
    for browser, address in ((signed_in, f"{language}/exit/"), (stranger, settings.EXIT_URL)):
        for status, page in pages(browser):
            assert page.status_code == status
            exit = BeautifulSoup(page.content, "html.parser").find("a", class_="exit")
            assert exit["href"] == address, status
