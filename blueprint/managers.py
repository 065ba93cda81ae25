"""Versions are read as an edition: the whole text of one, and the lines of the history of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Case, F, JSONField, QuerySet, Subquery, TextField, Value, When

if TYPE_CHECKING:
    from blueprint.models import Version


class VersionQuerySet(QuerySet):
    def of(self, translation_key: UUID, language: str) -> VersionQuerySet:
        return self.filter(permanent_number__translation_key=translation_key, language=language)

    def edition(self, number: int | None = None) -> tuple[Version | None, list[Version]]:
        """Version `number` (or the newest) with its text, and all of these versions, newest first.

        One query, in which only the shown version brings its text along, so that a long history
        stays cheap. Ask it of the versions of one work in one language.
        """
        newest = Subquery(self.order_by("-number").values("number")[:1])
        shown = When(number=newest if number is None else Value(number), then=F("html"))
        shown_data = When(number=newest if number is None else Value(number), then=F("data"))
        # Any: each version here also carries the two columns named below.
        history: list[Any] = list(
            self.select_related("permanent_number")
            .defer("html", "data")
            .annotate(
                shown_html=Case(shown, default=None, output_field=TextField(null=True)),
                shown_data=Case(shown_data, default=None, output_field=JSONField(null=True)),
            )
            .order_by("-number")
        )
        found = next((version for version in history if version.shown_html is not None), None)
        if found:
            found.html, found.data = found.shown_html, found.shown_data
        return found, history
