"""Finds entries and recommendations by their permanent numbers, as people type them."""

from __future__ import annotations

import re
from uuid import UUID

from blueprint.models import PermanentNumber
from core.registry import register_named_pages

#: HS-12, hs 12, 12; HS-R7, hs r7, r7, HS-R07.
_NUMBER = re.compile(r"(?:HS\W*)?(?P<series>R?)0*(?P<number>[1-9][0-9]{0,6})", re.IGNORECASE)


@register_named_pages
def numbered_pages(query: str) -> list[UUID]:
    match = _NUMBER.fullmatch(query)
    if not match:
        return []
    label = f"HS-{match['series']}{match['number']}"
    return list(PermanentNumber.objects.labelled(label).values_list("translation_key", flat=True))
