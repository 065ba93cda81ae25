"""What a page's body tells about itself."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.text import slugify

register = template.Library()


@register.filter
def contents(body: Any) -> list[dict[str, str]]:
    """The main headings of a body, for its list of contents: `[{"id": …, "title": …}]`."""
    headings = (block.value for block in body or [] if block.block_type == "heading")
    return [{"id": slugify(h["text"]), "title": h["text"]} for h in headings if h["level"] == "h2"]


@register.filter
def as_clause(text: str) -> str:
    """A source as editors type it, without the full stop that the sentence around it ends with."""
    return str(text or "").rstrip().removesuffix(".")
