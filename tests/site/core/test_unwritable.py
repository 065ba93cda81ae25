"""Nothing can be written, since the disk is full say: pages stand, and what people send comes back as it was typed."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from wagtail.models import Site

from core import generations, outages
from forms.models import FormSubmission
from subscriptions.models import Subscriber
from tests.browser import Browser
from tests.factories import UserFactory
from tests.full_disk import full_disk, nothing_can_be_written
from tests.publishing import publish_below
from tests.site.forms.factories import form_page, opened, typed
from tests.site.subscriptions.factories import sign_up, words

SENTENCES = {"en": "We cannot keep it just now", "cy": "Ni allwn ei gadw ar hyn o bryd"}


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    for outage in (outages.unwritable, generations.outage):
        monkeypatch.setattr(outage, "lasts", False)


def said(caplog) -> list[str]:
    """Without what is said of the generation, which the tests end before a request."""
    return [record.getMessage() for record in caplog.records if record.name == "core.outages"]


@pytest.mark.postgresql
def test_a_form_and_the_newsletter_say_so_and_keep_what_was_typed(browser, home, cache_in_database, caplog):
    page = publish_below(home, form_page())
    sent = typed(page, **{"Your name": "Ann Other"}) | {"made": opened(browser, page)}
    with nothing_can_be_written():
        answer = browser.post(page.url, sent)
        on_list = sign_up(browser, "ann@example.org")
        in_welsh = sign_up(browser, "ann@example.org", page="/cy/newsletter/")

    for refused, typed_there, language in (
        (answer, 'value="Ann Other"', "en"),
        (on_list, 'value="ann@example.org"', "en"),
        (in_welsh, 'value="ann@example.org"', "cy"),
    ):
        assert refused.status_code == 503 and refused.headers["Retry-After"] == "30"
        assert SENTENCES[language] in words(refused) and typed_there in refused.content.decode()
    (line,) = said(caplog)
    assert "DATABASE_URL" in line and "free space on its disk" in line
    assert not FormSubmission.objects.exists() and not Subscriber.objects.exists()

    assert browser.post(page.url, sent).status_code == 302 and FormSubmission.objects.count() == 1
    assert said(caplog)[1:] == ["The database can be written again."]


@pytest.mark.postgresql
@pytest.mark.parametrize("language", SENTENCES)
def test_sign_in_is_a_sentence_and_pages_stand(home, cache_in_database, caplog, language):
    person, browser = UserFactory(), Browser(raise_request_exception=False)
    prefix = "/cy" if language == "cy" else ""
    with nothing_can_be_written():
        assert browser.get("/").status_code == 200
        refused = browser.post(f"{prefix}/accounts/login/", {"login": person.email, "password": "a wrong guess"})

    assert refused.status_code == 503 and SENTENCES[language] in words(refused)
    (line,) = said(caplog)
    assert "DATABASE_URL" in line


def test_a_page_stands_whose_part_of_the_cache_is_out_of_date(home, cache_in_database, browser):
    """Who reads it takes it out. (PostgreSQL would end the test's own transaction.)"""
    with time_machine.travel(timezone.now() - datetime.timedelta(days=1)):
        Site.get_site_root_paths()
    cache.close()
    with nothing_can_be_written():
        assert browser.get("/").status_code == 200


def test_a_disk_that_is_full_when_all_is_committed(real_database, settings, caplog):
    settings.CACHES = {"default": {"BACKEND": "core.caches.DatabaseCache", "LOCATION": "cache"}}
    call_command("createcachetable")
    real_database()

    def ask(email: str):
        try:
            return sign_up(Browser(), email)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(ask, "bo@example.org").result().status_code == 302  # opens the files beside the database
        with full_disk():
            refused = pool.submit(ask, "ann@example.org").result()
        assert refused.status_code == 503 and SENTENCES["en"] in words(refused)
        assert 'value="ann@example.org"' in refused.content.decode() and len(said(caplog)) == 1
        assert pool.submit(ask, "ann@example.org").result().status_code == 302
