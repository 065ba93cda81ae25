"""Writes to the register."""

from __future__ import annotations

import itertools
import secrets

from django.utils.text import slugify

from learning.quality_mark.models import Award


def free_slug(organisation: str) -> str:
    """An address that no award has: the name, and a number when the organisation was awarded before."""
    limit = Award._meta.get_field("slug").max_length or 0
    base = slugify(organisation)[: limit - 5].strip("-") or f"award-{secrets.token_hex(3)}"
    taken = set(Award.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = itertools.chain([base], (f"{base}-{number}" for number in itertools.count(2)))
    return next(slug for slug in numbered if slug not in taken)
