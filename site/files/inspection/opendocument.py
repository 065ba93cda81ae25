"""OpenDocument texts: macros, what is fetched from elsewhere, what lies inside (OpenDocument 1.3)."""

from __future__ import annotations

import re

from lxml import etree

from files.archives import Parts, local_name, parse
from files.file_types import is_picture
from files.inspection.svg import inspect_svg
from files.opendocument_package import MANIFEST, is_xml
from files.refusals import damaged, fetches, has_macros, has_outside_template, holds_another_file, needs_a_password

XLINK = "{http://www.w3.org/1999/xlink}href"
_MACRO_FOLDERS = re.compile(r"(^|/)(Basic|Scripts|Dialogs)/.*[^/]$", re.I)
_MACRO_ELEMENTS = {"script", "event-listener", "execute-macro"}
_RUNS = re.compile(r"\s*(vnd\.sun\.star\.|macro:|javascript:|slot:)", re.I)
_FETCHING_ELEMENTS = {"dde-source", "dde-connection-decl", "database-display", "connection-resource", "floating-frame"}
#: A link that is followed when somebody clicks on it, never before, and a template (`refuse_uncleaned`).
_NOT_FOLLOWED = {"a", "form", "button", "bookmark", "template"}
_INSIDE = {"object-ole", "applet", "plugin"}
#: The roots of what OpenDocument and LibreOffice write beside the text itself.
_ROOTS = {
    "document-content", "document-styles", "document-meta", "document-settings", "document-signatures", "manifest",
    "math", "RDF", "svg", "acceleratorlist", "menubar", "toolbar", "statusbar", "images",
}  # fmt: skip
_PDF = b"%PDF-"
#: Fonts, where LibreOffice remembers its line breaks, and the preview of OpenOffice 3; the cleaner drops them.
_INERT = (_PDF, b"\x00\x01\x00\x00", b"true", b"OTTO", b"ttcf", b"wOFF", b"wOF2", b"\x01\x00\x01\x00")


def inspect_opendocument(parts: Parts) -> None:
    """Raises ValidationError for a text that acts, fetches, or holds another file.

    Formulas and charts are OpenDocument parts of the text itself, and are looked at like it.
    """
    if MANIFEST not in parts:
        raise damaged()
    if any(_MACRO_FOLDERS.search(name) for name in parts):
        raise has_macros()
    if any(local_name(element) == "encryption-data" for element in parse(parts[MANIFEST]).iter("{*}*")):
        raise needs_a_password()
    for name, content in parts.items():
        if is_xml(content):
            _judge_xml(name, parse(content))
        elif content and name != "mimetype" and not is_picture(content) and not content.startswith(_INERT):
            raise holds_another_file(name)


def refuse_uncleaned(parts: Parts) -> None:
    """For a text that is stored as it is: the cleaner would take an outside template and a preview out."""
    for name, content in parts.items():
        if content.startswith(_PDF):
            raise holds_another_file(name)
        for element in parse(content).iter("{*}template") if is_xml(content) else ():
            if is_outside(element.get(XLINK, "")):
                raise has_outside_template(element.get(XLINK))


def _judge_xml(part: str, root: etree._Element) -> None:
    if local_name(root) == "svg":
        return inspect_svg(root)
    if local_name(root) not in _ROOTS:
        raise holds_another_file(part)
    for element in root.iter("{*}*"):
        name, address = local_name(element), element.get(XLINK, "")
        if name in _MACRO_ELEMENTS or _RUNS.match(address):
            raise has_macros()
        if name in _INSIDE:
            raise holds_another_file(address or name)
        if name in _FETCHING_ELEMENTS or (name not in _NOT_FOLLOWED and is_outside(address)):
            raise fetches(address or name)
    return None


def is_outside(address: str) -> bool:
    """Whether it leads out of the package: to a server, a disk, or a folder above."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*:|[/\\]|\.\.[/\\]", address.strip(), re.I))
