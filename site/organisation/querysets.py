"""Which jobs are open, and in what order they are listed."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone
from wagtail.query import PageQuerySet


class JobQuerySet(PageQuerySet):
    def open(self) -> JobQuerySet:
        """Those whose last moment has not come yet, that which closes first before the others."""
        return self.filter(closes_at__gt=timezone.now()).order_by("closes_at", "pk")

    def open_first(self) -> JobQuerySet:
        """The latest closing time first: every open job closes later than every closed one."""
        return self.order_by(F("closes_at").desc(nulls_last=True), "-pk")
