"""The template tag for dot drawings."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from core.drawings import drawing_svg, without_dot

register = template.Library()


@register.simple_tag
def drawing(name: str, plain: bool = False) -> SafeString:
    """`{% drawing "street" %}`: inline SVG. `plain=True` leaves out the marigold dot, of which a page has only one."""
    svg = drawing_svg(name)
    return without_dot(svg) if plain else svg
