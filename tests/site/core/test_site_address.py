"""The site knows its own address from BASE_URL, with nothing to remember after a deployment."""

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Site


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
    assert f"<loc>{base_url}/</loc>" in Client().get("/sitemap.xml").content.decode()
