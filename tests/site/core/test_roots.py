"""Where addresses begin is taken from the pages in hand; it is what Wagtail would have found."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from wagtail.models import Site

from navigation.frame import frame_for


@pytest.fixture
def request_of(rf: RequestFactory):
    return rf.get("/about-us/")


def roots_of(request) -> list:
    return sorted(request._wagtail_cached_site_root_paths)


def test_the_frame_finds_what_wagtail_finds(welsh_home, request_of):
    frame_for(request_of)

    assert roots_of(request_of) == sorted(Site.get_site_root_paths())
    assert {path.language_code for path in roots_of(request_of)} == {"en-gb", "cy"}


def test_a_home_page_that_is_not_live_yet_is_a_root_and_no_link(home, welsh_home, request_of):
    welsh_home.unpublish()

    frame_for(request_of)

    assert roots_of(request_of) == sorted(Site.get_site_root_paths())
