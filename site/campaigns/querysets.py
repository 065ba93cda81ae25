"""The order of campaigns."""

from __future__ import annotations

from django.db.models import F
from wagtail.query import PageQuerySet


def newest_first(pages: PageQuerySet) -> PageQuerySet:
    """The pages by their last publication, newest first; SQLite and PostgreSQL order nulls alike."""
    return pages.order_by(F("last_published_at").desc(nulls_last=True), "-pk")
