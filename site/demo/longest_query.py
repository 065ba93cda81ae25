"""The longest query of a page, for `manage.py measure`."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection

#: Each query is asked so often, and its fastest answer counts: the machine may have other work.
TIMES = 5


def longest_query(ask: Callable[[], object]) -> float:
    """Milliseconds of the longest SELECT that `ask` sends, until its last row is read.

    Each is sent again for it, since SQLite does most of its work while rows are read, when Django's clock has stopped.
    """
    sent: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("SELECT", "(SELECT")) and not many:
            sent.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        ask()
    return max((_milliseconds(*query) for query in sent), default=0.0)


def _milliseconds(sql: str, params: Any) -> float:
    clock = _clock()
    found = []
    for _ in range(TIMES):
        with connection.cursor() as cursor:
            begun = clock()
            cursor.execute(sql, params)
            cursor.fetchall()
            found.append(clock() - begun)
    return min(found) * 1000


def _clock() -> Callable[[], float]:
    """Seconds of processor time, which other work does not lengthen; of a database elsewhere those of the wall."""
    if connection.vendor == "sqlite":
        return time.process_time  # it works in this process
    connection.ensure_connection()
    process: Any = connection.connection
    folder = Path(f"/proc/{process.info.backend_pid}")
    if not folder.exists() or folder.joinpath("comm").read_text().strip() != "postgres":
        return time.perf_counter
    return lambda: int(folder.joinpath("schedstat").read_text().split()[0]) / 1e9
