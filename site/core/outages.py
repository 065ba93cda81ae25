"""While the database is away pages answer 503, clock and worker wait, and the log of each process says so once."""

from __future__ import annotations

import logging
import sys
from http import HTTPStatus
from typing import Any

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from core.logs import Outage

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = "30"
outage = Outage(
    logger,
    "The database does not answer (DATABASE_URL), so nothing can be read or published until it does: %s",
    "The database answers again.",
)


def answer_without_database(request: HttpRequest) -> HttpResponse | None:
    """For an error page: the answer if the error that is being handled came from a database that is away."""
    error = sys.exc_info()[1]
    if not isinstance(error, OperationalError | InterfaceError) or _answers():
        return None
    outage.begins(str(error).strip())
    response = render(request, "database_away.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
    add_never_cache_headers(response)
    response.headers["Retry-After"] = RETRY_AFTER_SECONDS
    # Else Django would log each request with a traceback of some kilobytes.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def _answers() -> bool:
    """Whether the fault is another one: a lock that was waited for too long, or a table that is missing."""
    return connection.connection is not None and connection.is_usable()


def note_connection(**kwargs: Any) -> None:
    outage.ends()
