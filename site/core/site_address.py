"""The address under which the site is known stands in one variable, BASE_URL."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site


def follow_base_url(**kwargs: object) -> None:
    """Gives Wagtail's default site the host and port of BASE_URL.

    Canonical addresses, language links, the sitemap and the line under a printed page come from
    there. Runs after each migrate, so that nobody has to remember it.
    """
    parts = urlsplit(settings.BASE_URL)
    if not parts.hostname:
        return
    port = parts.port or (443 if parts.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != (parts.hostname, port):
        site.hostname, site.port = parts.hostname, port
        site.save()
