"""Drawings inside documents: scripts, and what is fetched from elsewhere (SVG 2)."""

from __future__ import annotations

import re

from lxml import etree

from files.archives import local_attributes, local_name
from files.refusals import fetches, has_macros

_SCRIPTS = {"script", "handler", "foreignObject"}


def inspect_svg(root: etree._Element) -> None:
    """Raises ValidationError for a drawing that acts or fetches."""
    for element in root.iter("{*}*"):
        attributes = local_attributes(element)
        address = attributes.get("href", "").strip()
        if (
            local_name(element) in _SCRIPTS
            or any(name.lower().startswith("on") for name in attributes)
            or re.match(r"(javascript|data:text)", address, re.I)
        ):
            raise has_macros()
        if address and local_name(element) != "a" and not re.match(r"#|data:image/", address, re.I):
            raise fetches(address)
