"""How Word, Excel and PowerPoint files are put together (ECMA-376, part 2).

A part is what its content type says, and matters through the relationships that lead to it; its name says nothing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple
from urllib.parse import unquote

from files.archives import Parts, parse

CONTENT_TYPES = "[Content_Types].xml"
_VENDOR = r"application/vnd\.(openxmlformats-(officedocument|package)|ms-(word|excel|powerpoint|office|package))\."


class PartKind(Enum):
    """The kinds of parts that a document may have, each with its content types."""

    SVG = r"image/svg\+xml"
    PICTURE = r"image/[\w.+-]+"
    WORKBOOK = r"application/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet"
    #: Read by printers and by one program alone: the cleaner drops them.
    INERT = (
        r"application/(x-fontdata|x-font-\w+|vnd\.openxmlformats-("
        r"package\.digital-signature-origin|officedocument\.(obfuscatedFont|[\w.]+\.(printerSettings|customProperty))))"
    )
    XML = rf"{_VENDOR}([\w.-]+\+xml|vmlDrawing)|(application|text)/(inkml\+)?xml"


class Relationship(NamedTuple):
    source: str  # the part that it belongs to; "" for the document itself
    id: str
    type: str
    target: str
    is_external: bool

    @property
    def kind(self) -> str:
        """The last word of its type, for example "hyperlink"."""
        return self.type.rsplit("/", 1)[-1]


def kind_of(content_type: str) -> PartKind | None:
    return next((kind for kind in PartKind if re.fullmatch(kind.value, content_type, re.I)), None)


def is_relationships(name: str) -> bool:
    """Whether it is the part with another part's relationships, whose name is fixed."""
    folder, _, file = name.lower().rpartition("/")
    return file.endswith(".rels") and (folder == "_rels" or folder.endswith("/_rels"))


def content_types(parts: Parts) -> dict[str, str]:
    """The content type of each part; "" where none is given."""
    by_ending: dict[str, str] = {}
    by_part: dict[str, str] = {}
    for element in parse(parts[CONTENT_TYPES]).iter("{*}Default", "{*}Override"):
        content_type = element.get("ContentType", "").partition(";")[0].strip()
        if element.tag.endswith("Default"):
            by_ending[element.get("Extension", "").lower()] = content_type
        else:
            by_part[unquote(element.get("PartName", "")).lstrip("/").lower()] = content_type
    return {
        part: by_part.get(part.lower(), by_ending.get(part.rpartition(".")[2].lower(), ""))
        for part in parts
        if part != CONTENT_TYPES and not is_relationships(part)
    }


def relationships(parts: Parts) -> Iterator[Relationship]:
    for name in list(parts):
        if is_relationships(name):
            yield from relationships_in(name, parts[name])


def relationships_in(name: str, content: bytes) -> Iterator[Relationship]:
    folder, _, file = name.rpartition("_rels/")
    for element in parse(content).iter("{*}Relationship"):
        target = element.get("Target", "")
        external = element.get("TargetMode", "").lower() == "external"
        if not external:
            target = unquote(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        source = folder + file[: -len(".rels")]
        yield Relationship(source, element.get("Id", ""), element.get("Type", ""), target, external)
