"""OpenDocument texts: macros, what is fetched from elsewhere, what lies inside (OpenDocument 1.3)."""

from __future__ import annotations

import re
import zipfile
from typing import IO

from files.cleaning.archives import local_name
from files.inspection.archives import opened, xml
from files.inspection.refusals import fetches, has_macros, holds_another_file, needs_a_password

XLINK = "{http://www.w3.org/1999/xlink}href"
_MACRO_FOLDERS = re.compile(r"(^|/)(Basic|Scripts|Dialogs)/.*[^/]$", re.I)
_MACRO_ELEMENTS = {"script", "event-listener", "execute-macro"}
_FETCHING_ELEMENTS = {"dde-source", "dde-connection-decl", "database-display", "connection-resource", "floating-frame"}
#: A link that is followed when somebody clicks on it, never before, and a template (`inspection.templates`).
_NOT_FOLLOWED = {"a", "form", "button", "bookmark", "template"}
_INSIDE = {"object-ole", "applet"}


def inspect_opendocument(content: IO[bytes]) -> None:
    """Raises ValidationError for a text that acts, fetches, or holds another file.

    Formulas and charts are OpenDocument parts of the text itself, and are looked at like it.
    """
    with opened(content) as archive:
        if any(_MACRO_FOLDERS.search(name) for name in archive.namelist()):
            raise has_macros()
        if any(
            local_name(element) == "encryption-data" for element in xml(archive, "META-INF/manifest.xml").iter("{*}*")
        ):
            raise needs_a_password()
        for part in archive.namelist():
            if part.lower().endswith(".xml") and archive.getinfo(part).file_size:  # LibreOffice writes empty ones
                _judge_part(archive, part)


def _judge_part(archive: zipfile.ZipFile, part: str) -> None:
    for element in xml(archive, part).iter("{*}*"):
        name = local_name(element)
        if name in _MACRO_ELEMENTS:
            raise has_macros()
        if name in _INSIDE:
            raise holds_another_file(element.get(XLINK, name))
        if name in _FETCHING_ELEMENTS:
            raise fetches(element.get(XLINK, name))
        address = element.get(XLINK, "")
        if name not in _NOT_FOLLOWED and is_outside(address):
            raise fetches(address)


def is_outside(address: str) -> bool:
    """Whether it leads out of the package: to a server, a disk, or a folder above."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*:|[/\\]|\.\.[/\\]", address.strip(), re.I))
