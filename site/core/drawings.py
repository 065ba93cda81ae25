"""The dot drawings: their names and their SVG, which `manage.py make_drawings` creates."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django.db import models
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

FOLDER = Path(__file__).parent / "static" / "core" / "drawings"
_DOT = re.compile(r'<circle class="one"[^>]*/>')


class DrawingChoice(models.TextChoices):
    """The drawings that an editor can choose. The value is the name of the file."""

    STREET = "street", _("A street of houses")
    TOGETHER = "together", _("A small ring held in a large one")
    CIRCLE = "circle", _("A ring around one")
    RIPPLE = "ripple", _("A ripple")
    DOOR = "door", _("A door that opens")
    REGIONS = "regions", _("Regions that meet")
    ROWS = "rows", _("Rows")
    FLOW = "flow", _("A way through")
    LOST = "lost", _("A lost dot")


@cache
def drawing_svg(name: str) -> SafeString:
    """The drawing as inline SVG, which takes the page's colours. Raises ValueError for an unknown name."""
    svg = (FOLDER / f"{DrawingChoice(name)}.svg").read_text().strip()
    return mark_safe(svg.replace(' xmlns="http://www.w3.org/2000/svg"', ""))  # noqa: S308 (a file of this repository)


def without_dot(svg: SafeString) -> SafeString:
    return mark_safe(_DOT.sub("", svg))  # noqa: S308 (it only takes away)


def has_dot(name: str) -> bool:
    """Whether the drawing contains the marigold dot, which a page then leaves out of its logo."""
    return bool(name) and _DOT.search(drawing_svg(name)) is not None
