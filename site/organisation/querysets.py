"""Which jobs are open, and in what order they are listed."""

from __future__ import annotations

from django.db.models import Case, F, When
from django.utils import timezone
from wagtail.query import PageQuerySet


class JobQuerySet(PageQuerySet):
    def open(self) -> JobQuerySet:
        """Those whose last moment has not come yet, that which closes first before the others."""
        return self.filter(closes_at__gt=timezone.now()).order_by("closes_at", "pk")

    def open_first(self) -> JobQuerySet:
        """Open jobs, that which closes first before the others; then the others, the newest before older ones."""
        closes = Case(When(closes_at__gt=timezone.now(), then=F("closes_at")))
        return self.order_by(closes.asc(nulls_last=True), F("closes_at").desc(nulls_last=True), "-pk")
