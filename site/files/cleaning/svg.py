"""Drawings inside documents: no editor's notes, no file names, no metadata in the pictures inside."""

from __future__ import annotations

import base64
import binascii

from lxml import etree

from files.archives import local_name, parse, serialise
from files.cleaning.embedded import cannot_clean_picture, clean_embedded

_DROPPED = {"metadata", "namedview"}
_DROPPED_ATTRIBUTES = {"docname", "export-filename", "absref"}


def clean_svg(content: bytes) -> bytes:
    root = parse(content)
    for element in list(root.iter(etree.Element)):
        parent = element.getparent()
        if local_name(element) in _DROPPED and parent is not None:
            parent.remove(element)
        for key, value in list(element.attrib.items()):
            name = etree.QName(key).localname
            if name in _DROPPED_ATTRIBUTES:
                del element.attrib[key]
            elif name == "href" and value.strip().startswith("data:"):
                element.attrib[key] = _clean_address(value)
    for comment in list(root.iter(etree.Comment)):
        comment.text = ""
    return serialise(root)


def _clean_address(address: str) -> str:
    """A picture that is written inside the drawing."""
    kind, comma, written = address.partition(",")
    if not kind.endswith(";base64"):
        raise cannot_clean_picture()
    try:
        picture = base64.b64decode("".join(written.split()), validate=True)
    except binascii.Error as error:
        raise cannot_clean_picture() from error
    return kind + comma + base64.b64encode(clean_embedded(picture)).decode()
