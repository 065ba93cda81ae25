"""The dot drawings, inline, so that they take the colours of where they stand."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from core.drawings import drawing_svg, without_dot

register = template.Library()


@register.simple_tag
def drawing(name: str, plain: bool = False) -> SafeString:
    """`{% drawing "street" %}`; `plain=True` leaves the marigold dot out: each page has exactly one."""
    svg = drawing_svg(name)
    return without_dot(svg) if plain else svg
