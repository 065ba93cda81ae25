"""While the database is away pages answer 503, clock and worker wait, and the log of each process says so once.

While it can be read but not written, since its disk is full say, pages stand, and what people send answers 503.
"""

from __future__ import annotations

import logging
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from core.caches import NotWritable
from core.logs import Outage

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = "30"
outage = Outage(
    logger,
    "The database does not answer (DATABASE_URL), so nothing can be read or published until it does: %s",
    "The database answers again.",
)


unwritable = Outage(
    logger,
    "Nothing can be written to the database (DATABASE_URL), so nothing that people send is kept: free space on its"
    " disk, or make its files and folder writable: %s",
    "The database can be written again.",
)
SQLITE_UNWRITABLE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}
POSTGRESQL_UNWRITABLE = {"53100", "25006"}  # disk_full, read_only_sql_transaction


class CannotKeep(Exception):
    """What somebody sent cannot be written now. The log says why."""


@contextmanager
def keeping() -> Iterator[None]:
    """Around what counts and keeps something that a visitor sends. Raises CannotKeep where nothing can be written."""
    try:
        yield
    except DatabaseError as error:
        if not is_unwritable(error):
            raise
        unwritable.begins(str(error).strip())
        raise CannotKeep from error
    unwritable.ends()


def is_unwritable(error: BaseException | None) -> bool:
    """Whether the database said that it can only be read: its disk is full, or its files are another user's."""
    cause = error.__cause__ if error else None
    if isinstance(cause, sqlite3.Error):
        return cause.sqlite_errorcode & 0xFF in SQLITE_UNWRITABLE
    return isinstance(error, NotWritable) or getattr(cause, "sqlstate", "") in POSTGRESQL_UNWRITABLE


def is_away(error: BaseException | None) -> bool:
    """Whether the database may be gone, or no longer lets anybody write: who waits can go on later."""
    return isinstance(error, OperationalError | InterfaceError) or is_unwritable(error)


def answer_without_database(request: HttpRequest) -> HttpResponse | None:
    """For an error page: the answer if the error that is being handled came from a database that is away or full."""
    error = sys.exc_info()[1]
    if isinstance(error, DatabaseError) and is_unwritable(error):
        unwritable.begins(str(error).strip())
        return unavailable(render(request, "database_unwritable.html"))
    if not isinstance(error, OperationalError | InterfaceError) or _answers():
        return None
    outage.begins(str(error).strip())
    return unavailable(render(request, "database_away.html"))


def unavailable[Response: HttpResponse](response: Response) -> Response:
    """As a 503 that nobody keeps, and that Django does not log: each with a traceback would be some kilobytes."""
    response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    add_never_cache_headers(response)
    response.headers["Retry-After"] = RETRY_AFTER_SECONDS
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def _answers() -> bool:
    """Whether the fault is another one: a lock that was waited for too long, or a table that is missing."""
    return connection.connection is not None and connection.is_usable()


def note_connection(**kwargs: Any) -> None:
    outage.ends()
