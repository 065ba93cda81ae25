"""Whole addresses of this site."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings


def absolute(url: str) -> str:
    """From BASE_URL and never from the request: a page is cached, and its bytes are the same for everybody.

    What is whole already, such as a file on another host, stays as it is.
    """
    return urljoin(settings.BASE_URL, url)
