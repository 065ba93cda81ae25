"""OpenDocument text: no author, editor, program, printer or template; text and look stay."""

from __future__ import annotations

from files.cleaning.archives import Parts, damaged, local_name, parse, read_parts, serialise, write_parts
from files.cleaning.embedded import clean_embedded

#: Who wrote a comment or a change, and with which initials.
_NAMES = {"creator", "creator-initials", "sender-initials", "meta-creator-initials"}
_KEPT_INFORMATION = {"title", "language"}
_PREVIEW = "Thumbnails/"


def clean_opendocument(content: bytes) -> bytes:
    parts = read_parts(content)
    if "content.xml" not in parts:
        raise damaged()
    return write_parts(_cleaned(parts))


def _cleaned(parts: Parts) -> Parts:
    return {name: _clean_part(name, content) for name, content in parts.items() if not name.startswith(_PREVIEW)}


def _clean_part(name: str, content: bytes) -> bytes:
    match name.rpartition("/")[2]:
        case "meta.xml":
            return _clean_meta(content)
        case "settings.xml":
            return _clean_settings(content)
        case "manifest.xml":
            return _clean_manifest(content)
        case "content.xml" | "styles.xml":
            return _clean_text(content)
    if name.startswith("Pictures/") or "/Pictures/" in name:
        return clean_embedded(content)
    return content


def _clean_meta(content: bytes) -> bytes:
    root = parse(content)
    for information in root:
        for element in list(information):
            if local_name(element) not in _KEPT_INFORMATION:
                information.remove(element)
    return serialise(root)


def _clean_settings(content: bytes) -> bytes:
    """Without the printer's name and settings."""
    root = parse(content)
    for item in list(root.iter()):
        names = [value for key, value in item.attrib.items() if key.endswith("}name")]
        if any(name.startswith("Printer") for name in names) and (parent := item.getparent()) is not None:
            parent.remove(item)
    return serialise(root)


def _clean_manifest(content: bytes) -> bytes:
    root = parse(content)
    for entry in list(root):
        if any(value.startswith(_PREVIEW) for key, value in entry.attrib.items() if key.endswith("}full-path")):
            root.remove(entry)
    return serialise(root)


def _clean_text(content: bytes) -> bytes:
    root = parse(content)
    for element in root.iter():
        if local_name(element) in _NAMES:
            element.text = ""
    return serialise(root)
