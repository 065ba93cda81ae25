"""OpenDocument text: no author, editor, program, printer, template or signer; text and look stay.

What is kept is the text, its styles and settings, its formulas and charts, and the pictures that they show.
"""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from lxml import etree

from files.archives import Parts, local_name, parse, serialise, write_parts
from files.cleaning.embedded import clean_embedded
from files.cleaning.svg import clean_svg
from files.file_types import is_picture
from files.opendocument_package import MANIFEST, is_xml

#: Who wrote a comment or a change, and with which initials.
_NAMES = {"creator", "creator-initials", "sender-initials", "meta-creator-initials"}
_KEPT_INFORMATION = {"title", "language"}


def clean_opendocument(parts: Parts) -> bytes:
    clean: Parts = {"mimetype": parts["mimetype"]}
    shown: set[str] = set()
    for name, content in parts.items():
        if is_xml(content) and name != MANIFEST:
            root = parse(content)
            if _clean_root(root):
                clean[name] = serialise(root)
                shown |= _addresses(name, root)
    for name in shown & parts.keys() - clean.keys():
        if is_xml(parts[name]) and local_name(parse(parts[name])) == "svg":
            clean[name] = clean_svg(parts[name])
        elif is_picture(parts[name]):
            clean[name] = clean_embedded(parts[name])
    clean[MANIFEST] = _clean_manifest(parts[MANIFEST], clean)
    return write_parts(clean)


def _clean_root(root: etree._Element) -> bool:
    """Cleans a part by what its XML is; whether it is kept."""
    match local_name(root):
        case "document-content" | "document-styles":
            for element in root.iter():
                if local_name(element) in _NAMES:
                    element.text = ""
        case "document-meta":
            for information in root:
                for element in list(information):
                    if local_name(element) not in _KEPT_INFORMATION:
                        information.remove(element)
        case "document-settings":
            _clean_settings(root)
        case "math":
            pass
        case _:
            return False
    return True


def _clean_settings(root: etree._Element) -> None:
    """Without the printer's name and settings."""
    for item in list(root.iter()):
        names = [value for key, value in item.attrib.items() if key.endswith("}name")]
        if any(name.startswith("Printer") for name in names) and (parent := item.getparent()) is not None:
            parent.remove(item)


def _addresses(part: str, root: etree._Element) -> set[str]:
    """The parts that it shows; a chart or formula names its own from where it lies."""
    addresses = [unquote(value) for value in root.xpath("//@*[local-name() = 'href']")]
    folder = posixpath.dirname(part)
    return {posixpath.normpath(posixpath.join(folder, address)) for address in addresses if address}


def _clean_manifest(content: bytes, kept: Parts) -> bytes:
    root = parse(content)
    for entry in list(root):
        path = next((value for key, value in entry.attrib.items() if key.endswith("}full-path")), "/")
        is_folder = path == "/" or (path.endswith("/") and any(name.startswith(path) for name in kept))
        if not is_folder and path not in kept:
            root.remove(entry)
    return serialise(root)
