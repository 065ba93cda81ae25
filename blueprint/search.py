"""Permanent numbers as people type them into a search, and as the lists of the admin show them."""

from __future__ import annotations

import re
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from wagtail.models import Page

from blueprint.models import PermanentNumber
from core.registry import register_list_annotation, register_named_pages

#: HS-12, hs 12, 12; HS-R7, hs r7, r7, HS-R07.
_NUMBER = re.compile(r"(?:HS\W*)?(?P<series>R?)0*(?P<number>[1-9][0-9]{0,6})", re.IGNORECASE)


@register_named_pages
def numbered_pages(query: str) -> list[UUID]:
    match = _NUMBER.fullmatch(query)
    if not match:
        return []
    label = f"HS-{match['series']}{match['number']}"
    return list(PermanentNumber.objects.labelled(label).values_list("translation_key", flat=True))


@register_list_annotation
def with_numbers(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Each page with what its title in the admin says of its number, read with the list."""
    numbers = PermanentNumber.objects.filter(translation_key=OuterRef("translation_key"))
    return pages.annotate(
        number_in_list=Subquery(numbers.values("number")[:1]), kind_in_list=Subquery(numbers.values("kind")[:1])
    )
