"""What a public page asks the database."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core import page_cache


def queries_of(path: str) -> list[dict[str, str]]:
    """When the page is rendered, while what stands around every page is known."""
    Client().get(path)
    page_cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(path).status_code == 200, path
    return queries.captured_queries
