"""`migrate` alone makes a database ready: the shared cache has its table, and the site knows its own address."""

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client
from wagtail.models import Site

pytestmark = pytest.mark.postgresql


@pytest.mark.parametrize(
    ("base_url", "host", "port"),
    [("https://www.example.org", "www.example.org", 443), ("http://127.0.0.1:8123", "127.0.0.1", 8123)],
)
def test_after_migrate_pages_name_themselves_by_it(home, welsh_home, settings, base_url, host, port):
    settings.BASE_URL = base_url

    call_command("migrate", verbosity=0)

    site = Site.objects.get()
    assert (site.hostname, site.port) == (host, port)
    assert f'href="{base_url}/cy/"' in Client().get("/").content.decode()
    assert f"<loc>{base_url}/</loc>" in Client().get("/sitemap-1.xml").content.decode()


def test_after_migrate_a_cache_in_the_database_has_its_table(home, settings):
    settings.CACHES = {"default": {"BACKEND": "core.caches.DatabaseCache", "LOCATION": "cache"}}
    settings.BASE_URL = "https://www.example.org"  # saving the site's address already asks the cache

    call_command("migrate", verbosity=0)

    caches["default"].set("a", "held")
    assert caches["default"].get("a") == "held"
