"""Rows and tables that every deployment needs, created by `migrate`."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from wagtail.models import Locale, Site


def create_cache_table(using: str, **kwargs: object) -> None:
    """If the cache is in the database. Before the migrations, whose writes end the generation that is kept there."""
    call_command("createcachetable", database=using, verbosity=0)


def create_rows(using: str, **kwargs: object) -> None:
    """Creates the locales, and updates the site's address."""
    create_locales()
    update_site_from_base_url()


def create_locales() -> None:
    """Creates a locale for each of `settings.LANGUAGES`."""
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


def update_site_from_base_url() -> None:
    """Gives Wagtail's default site the host and port of BASE_URL.

    Canonical and alternate links, the sitemap and the footer of printed pages use it.
    """
    parts = urlsplit(settings.BASE_URL)
    if not parts.hostname:
        return
    port = parts.port or (443 if parts.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != (parts.hostname, port):
        site.hostname, site.port = parts.hostname, port
        site.save()
