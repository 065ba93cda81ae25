"""The one page of a person, and the lists below it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from learning.library.models import Download
from tests.browser import Browser
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import make_file, make_library, make_resource, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann(home):
    return UserFactory(email="ann@example.org")


@pytest.fixture
def her_browser(ann):
    browser = Browser()
    browser.force_login(ann)
    return browser


def download(ann, number: int) -> None:
    network = NetworkFactory(name="South")
    library = make_library("south", [network])
    section = make_section(library)
    files = [make_file(make_resource(section, title=f"Sheet {n:03}")) for n in range(3)]
    Download.objects.bulk_create(Download(user=ann, file=files[n % 3], network=network) for n in range(number))


def test_it_leads_to_all_that_is_hers(her_browser, ann):
    MembershipFactory(user=ann, network=NetworkFactory(name="South"))
    page = BeautifulSoup(her_browser.get("/accounts/").content, "html.parser").find("main")
    links = {link["href"] for link in page.find_all("a", href=True)}

    assert {
        "/accounts/email/", "/accounts/password/change/", "/accounts/2fa/", "/accounts/devices/", "/accounts/data/",
        "/accounts/close/", "/learning/networks/south/apply/",
    } <= links  # fmt: skip
    assert "Began on " in page.text and "1 device" in page.get_text(" ")
    assert "What you downloaded" not in page.text  # nothing


def test_the_newest_twenty_stand_there_and_all_on_their_own_page(her_browser, ann):
    MembershipFactory(user=ann, network=NetworkFactory(name="South"))
    download(ann, 31)

    page = BeautifulSoup(her_browser.get("/accounts/").content, "html.parser")
    assert len(page.select("details .item")) == 20
    assert page.find("a", href="/accounts/downloads/").get_text(strip=True) == "See all 31"
    parts = [BeautifulSoup(her_browser.get(f"/accounts/downloads/?page={n}").content, "html.parser") for n in (1, 2)]
    assert [len(part.select("main .item")) for part in parts] == [25, 6]
    assert parts[1].find("main").find("a", href="/learning/libraries/south/") is None


def test_nobody_sees_the_list_of_another(her_browser, ann):
    download(UserFactory(), 3)

    assert "There is nothing here." in her_browser.get("/accounts/downloads/").text
    assert "Sheet" not in her_browser.get("/accounts/").text
    assert Browser().get("/accounts/downloads/").url == "/accounts/login/?next=/accounts/downloads/"
    for path in ("/accounts/uploads/", "/accounts/downloads/?page=0", "/accounts/downloads/x/"):
        assert her_browser.get(path).status_code == 404


def queries(browser: Browser, path: str) -> int:
    browser.get(path)
    with CaptureQueriesContext(connection) as counted:
        assert browser.get(path).status_code == 200
    return len(counted)


def test_a_long_life_costs_no_more_queries(her_browser, ann):
    MembershipFactory(user=ann, network=NetworkFactory(name="South"))
    download(ann, 3)
    few = {path: queries(her_browser, path) for path in ("/accounts/", "/accounts/downloads/")}
    Download.objects.bulk_create(Download(user=ann, file=row.file) for row in Download.objects.all() for _ in range(9))

    for path, before in few.items():
        assert queries(her_browser, path) == before <= 25, path


@pytest.mark.parametrize("path", ["", "devices/", "data/", "close/", "closed/", "downloads/"])
def test_no_page_of_hers_is_kept_or_found(her_browser, path):
    response = her_browser.get(f"/accounts/{path}")

    assert response.status_code == 200
    assert {"private", "no-store"} <= set(response.headers["Cache-Control"].replace(" ", "").split(","))
    assert "noindex" in response.text
