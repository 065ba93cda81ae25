"""A third language, right to left, is settings and a catalogue: nothing else names the languages."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Locale

from pages.models import StandardPage
from tests.publishing import publish_below


@pytest.fixture
def arabic(home, settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [*settings.LANGUAGES, ("ar", "Arabic")]
    call_command("migrate", verbosity=0)
    return Locale.objects.get(language_code="ar")


@pytest.fixture
def arabic_home(home, arabic):
    page = home.copy_for_translation(arabic)
    page.title = "شيء صغير واحد"
    page.save_revision().publish()
    return page


def test_its_pages_have_their_language_and_direction(arabic_home):
    answer = Client().get("/ar/")

    assert answer.status_code == 200
    assert '<html lang="ar" dir="rtl"' in answer.content.decode()
    assert answer.headers["Content-Language"] == "ar"


def test_pages_of_each_language_lead_to_the_others(arabic_home, welsh_home):
    english = Client().get("/").content.decode()
    arabic = Client().get("/ar/").content.decode()

    assert 'href="/ar/" hreflang="ar" lang="ar"' in english and 'href="/cy/"' in english
    assert 'rel="alternate" hreflang="ar"' in english
    assert 'href="/cy/"' in arabic and 'href="/"' in arabic


def test_an_address_without_a_page_names_the_english_one(arabic_home, home):
    publish_below(home, StandardPage(title="What we do", slug="what-we-do"))
    answer = Client().get("/ar/what-we-do/")

    assert answer.status_code == 404
    assert '<html lang="ar"' in answer.content.decode() and 'href="/what-we-do/"' in answer.content.decode()


def test_no_migration_is_wanted_for_it(arabic):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
