"""What every deployment needs in its database, made by `migrate` so that nobody has to remember it."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from wagtail.models import Locale, Site


def prepare_database(using: str, **kwargs: object) -> None:
    """The table of the shared cache, where the cache is in the database; the locales; the site's address."""
    call_command("createcachetable", database=using, verbosity=0)
    create_locales()
    update_site_from_base_url()


def create_locales() -> None:
    """A locale for each of `settings.LANGUAGES`, so that a new language is a line in the settings."""
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


def update_site_from_base_url() -> None:
    """Gives Wagtail's default site the host and port of BASE_URL.

    Canonical addresses, language links, the sitemap and the line under a printed page come from there.
    """
    parts = urlsplit(settings.BASE_URL)
    if not parts.hostname:
        return
    port = parts.port or (443 if parts.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != (parts.hostname, port):
        site.hostname, site.port = parts.hostname, port
        site.save()
