"""How a database would answer a query on a table that is large."""

from __future__ import annotations

from django.db import connection
from django.db.models import QuerySet


def plan_of(queryset: QuerySet) -> str:
    """With few rows PostgreSQL reads and sorts the table, so it is told that this costs much."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_hashjoin = off"
            )
    return queryset.explain()
