"""The dot drawings, inline, so that they take the colours of where they stand."""

from __future__ import annotations

import re
from functools import cache

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

DRAWINGS = ("circle", "door", "flow", "lost", "regions", "ripple", "rows", "street", "together")
#: Those that hold the one marigold dot; a page that shows one of them takes the dot out of its name.
WITH_DOT = frozenset(DRAWINGS) - {"flow", "regions"}
_DOT = re.compile(r'<circle class="one"[^>]*/>')


@cache
def drawing_svg(name: str, with_dot: bool) -> SafeString:
    """The drawing's own file (ours, from `templates/components/drawings/`), without its dot if asked."""
    if name not in DRAWINGS:
        raise template.TemplateSyntaxError(f"There is no drawing called {name!r}.")
    svg = get_template(f"components/drawings/{name}.svg").render().strip()
    svg = svg.replace(' xmlns="http://www.w3.org/2000/svg"', "")
    return mark_safe(svg if with_dot else _DOT.sub("", svg))  # noqa: S308 - a file of this repository


@register.simple_tag
def drawing(name: str, plain: bool = False) -> SafeString:
    """`{% drawing "street" %}`; `plain=True` leaves the marigold dot out: each page has exactly one."""
    return drawing_svg(name, with_dot=not plain)
