"""Many people at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connections

MANY = 20


def at_once(work: Callable[[int], Any]) -> list[Any]:
    """What each of `MANY` threads got. It needs the fixture `real_database`."""
    barrier = threading.Barrier(MANY)

    def run(number: int) -> Any:
        barrier.wait()
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(run, range(MANY)))
