"""The shared cache in the database is asked once a request where the sites begin."""

from __future__ import annotations

from time import monotonic as now

import pytest
from django.core.cache import close_caches
from django.core.cache.backends import db
from wagtail.models import Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION

pytestmark = pytest.mark.postgresql


def ask_three_times():
    return [Site.get_site_root_paths() for _time in range(3)][-1]


def test_it_is_asked_once_a_request(home, cache_in_database, django_assert_num_queries):
    ask_three_times()

    for _request in range(2):
        close_caches()
        with django_assert_num_queries(1):
            ask_three_times()


def test_a_site_that_changes_is_seen_at_once(home, cache_in_database):
    ask_three_times()
    site = Site.objects.get()
    site.hostname, site.port = "www.example.org", 443
    site.save()

    assert ask_three_times()[0].root_url == "https://www.example.org"


def test_what_another_process_wrote_is_seen_by_the_next_request_and_soon_by_the_worker(
    home, cache_in_database, monkeypatch
):
    moments = iter(range(0, 100, 2))
    known, other_process = ask_three_times(), db.DatabaseCache("cache", {})
    other_process.set(SITE_ROOT_PATHS_CACHE_KEY, [], version=SITE_ROOT_PATHS_CACHE_VERSION)

    assert Site.get_site_root_paths() == known
    close_caches()
    assert Site.get_site_root_paths() == []

    other_process.set(SITE_ROOT_PATHS_CACHE_KEY, known, version=SITE_ROOT_PATHS_CACHE_VERSION)
    monkeypatch.setattr("core.caches.time.monotonic", lambda: now() + next(moments))
    assert [Site.get_site_root_paths() for _time in range(3)][-1] == known
