"""A disk that is full: of files, which are cut off after a few bytes, or of the database, which can only be read."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from tests.publishing import seen_by_everybody

ROOM = 200


@contextmanager
def full_disk() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def nothing_can_be_written() -> Iterator[None]:
    seen_by_everybody()  # before, since a request that finds something new begins another generation
    on_sqlite = connection.vendor == "sqlite"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON" if on_sqlite else "SET LOCAL transaction_read_only = on")
        yield
        if on_sqlite:
            cursor.execute("PRAGMA query_only = OFF")
        transaction.set_rollback(True)
