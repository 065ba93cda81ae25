"""Tells a cache in front of the site that a page has changed. Each read waits for seconds only."""

from __future__ import annotations

import logging
from http.client import HTTPException
from urllib.parse import urlsplit
from urllib.request import urlopen

from wagtail.contrib.frontend_cache.backends.http import HTTPBackend, PurgeRequest

logger = logging.getLogger(__name__)


class PurgeBackend(HTTPBackend):
    """Wagtail's, which would wait for ever and hold the worker."""

    SECONDS_TO_ANSWER = 5.0

    def purge(self, url: str) -> None:
        address = urlsplit(url)
        at_cache = address._replace(scheme=self.cache_scheme, netloc=self.cache_netloc).geturl()
        try:
            request = PurgeRequest(at_cache, headers={"Host": address.netloc})
            urlopen(request, timeout=self.SECONDS_TO_ANSWER).close()  # noqa: S310  (the settings take http and https only)
        except (OSError, HTTPException) as error:
            logger.error("The cache in front (PURGE_URL) was not told that %s has changed: %s", url, error)
