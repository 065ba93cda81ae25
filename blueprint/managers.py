"""Querysets of permanent numbers and versions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from blueprint.kinds import KINDS

if TYPE_CHECKING:
    from blueprint.models import PermanentNumber, Version  # noqa: F401 (named in strings below)
    from blueprint.models.numbered import NumberedPage


class PermanentNumberQuerySet(QuerySet["PermanentNumber"]):
    def labelled(self, label: str) -> PermanentNumberQuerySet:
        """The number with this label, in upper or lower case: `HS-12`, `hs-r7`."""
        label = label.upper()
        prefix = label.rstrip("0123456789")
        kinds = [kind for kind, details in KINDS.items() if details.number_prefix == prefix]
        return self.filter(kind__in=kinds, number=int(label.removeprefix(prefix)))

    def prefetch_for(self, pages: Iterable[NumberedPage]) -> None:
        """Sets `permanent_number` of each page with one query, as `prefetch_related` would."""
        pages = list(pages)
        numbers = self.in_bulk([page.translation_key for page in pages], field_name="translation_key")
        for page in pages:
            page.permanent_number = numbers.get(page.translation_key)


class VersionQuerySet(QuerySet["Version"]):
    def of_work(self, translation_key: UUID, language: str) -> VersionQuerySet:
        """The versions of one work in one language, the newest first."""
        found = self.filter(permanent_number__translation_key=translation_key, language=language)
        return found.select_related("permanent_number").order_by("-number")

    def of_english(self, number: int) -> VersionQuerySet:
        """The English version with this number and its translations, the oldest of each language first."""
        english = Q(language=settings.LANGUAGE_CODE, number=number)
        return self.without_text().filter(english | Q(translation_of=number)).order_by("number")

    def without_text(self) -> VersionQuerySet:
        """Without the document, which a line in a list does not show."""
        return self.select_related("permanent_number").defer("html", "data")
