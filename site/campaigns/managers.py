"""In which order campaigns are read."""

from __future__ import annotations

from django.db.models import F
from wagtail.query import PageQuerySet


def newest_first(pages: PageQuerySet) -> PageQuerySet:
    """The page changed last comes first, the same on SQLite and PostgreSQL (nulls last)."""
    return pages.order_by(F("last_published_at").desc(nulls_last=True), "-pk")
