"""A notice stands above every page or those of one section, from its hour until another."""

import datetime
import time

import pytest
import time_machine
from django.test import RequestFactory
from django.utils import timezone, translation
from wagtail.models import Locale

from core import generations
from navigation.models import Notice
from navigation.site_navigation import SiteNavigation, site_navigation
from pages.models import StandardPage
from tests.publishing import publish_below
from tests.site.navigation.factories import make_notice
from tests.site.navigation.forms import admin_url


@pytest.fixture
def about(home):
    return publish_below(home, StandardPage(title="About us", slug="about-us"))


def navigation(path: str = "/", language: str = "en-gb") -> SiteNavigation:
    with translation.override(language):
        return site_navigation(RequestFactory().get(path))


@pytest.mark.parametrize(
    ("start", "end", "on", "shown"),
    [
        (None, None, True, True),
        (None, None, False, False),
        (-1, 1, True, True),
        (1, None, True, False),
        (None, -1, True, False),
    ],
)
def test_a_notice_shows_only_between_its_times(home, start, end, on, shown):
    """The clock decides, whether the job that publishes and takes down has run or not."""
    now = timezone.now()
    hours = {
        name: now + datetime.timedelta(hours=value) if value else None
        for name, value in {"go_live_at": start, "expire_at": end}.items()
    }
    notice = make_notice()
    Notice.objects.filter(pk=notice.pk).update(live=on, **hours)

    assert bool(navigation().notice) is shown


def test_the_newest_of_two_notices_shows(home):
    make_notice("Older.")
    make_notice("Newer.")

    assert navigation().notice.text == "Newer."


def test_a_notice_of_a_section_stands_there_and_below_in_both_languages(about, welsh_home):
    translated = about.copy_for_translation(Locale.objects.get(language_code="cy"))
    translated.slug = "amdanom-ni"
    translated.save_revision().publish()
    make_notice("About us is new.", section=about)
    make_notice("For everybody.")

    def shown(path: str, language: str = "en-gb") -> str:
        notice = navigation(path, language).notice
        return notice.text if notice else ""

    for path in ("/about-us/", "/about-us/history/"):
        assert shown(path) == "About us is new."
    assert shown("/cy/amdanom-ni/", "cy") == "About us is new."
    assert shown("/") == shown("/about-us-too/") == shown("/cy/", "cy") == "For everybody."

    about.unpublish()
    assert shown("/about-us/") == "For everybody."


def test_the_list_says_where_each_stands(admin_client, about):
    make_notice("Here.", section=about)
    make_notice("There.")

    listed = admin_client.get(admin_url(Notice, "list")).content.decode()

    assert "About us" in listed and "Every page" in listed


def test_a_notice_begins_and_ends_by_the_clock_on_pages_that_are_cached(client, home, monkeypatch):
    """Nobody saves anything at these moments, and the job that publishes has not run."""
    monkeypatch.setattr(generations.time, "monotonic", time.time)  # travels with the clock
    begin, end = (timezone.now() + datetime.timedelta(minutes=minutes) for minutes in (10, 20))
    Notice.objects.filter(pk=make_notice("Closed now.").pk).update(go_live_at=begin, expire_at=end)
    moments = [begin - datetime.timedelta(seconds=1), begin, end - datetime.timedelta(seconds=1), end]

    shown = []
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            shown += [b"Closed now." in client.get("/").content, b"Closed now." in client.get("/").content]

    assert shown == [False, False, True, True, True, True, False, False]
