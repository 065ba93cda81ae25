"""Word, Excel and PowerPoint: macros, what is fetched from elsewhere, what lies inside.

A part acts by its content type and by the relationships that point to it (ECMA-376, part 2); its name is
asked as well, since programs forgive a wrong type.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO, NamedTuple

from lxml import etree

from files.cleaning.archives import local_name
from files.inspection.archives import opened, text, xml
from files.inspection.refusals import (
    fetches,
    has_macro_sheet,
    has_macros,
    holds_another_file,
)

_MACRO_SHEET = re.compile(r"macrosheets?(/|\+xml|$)", re.I)
_MACROS = re.compile(
    r"vbaProject|vbaData|macroEnabled|dialogsheet|userCustomization|customUI|ui/(user)?extensibility|webextension|keyMapCustom",
    re.I,
)
_INSIDE = re.compile(r"oleObject|activeX|relationships/control$|aFChunk|(^|/)embeddings/|officedocument\.package", re.I)
_ASKS_FOR_DATA = re.compile(r"(^|[/.])(connections|queryTable|externalLink(Path)?)s?(/|\d*\.xml$|\+xml|$)", re.I)
_FETCHING_FIELDS = {"DATABASE", "DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "RD"}
_FETCHING_FORMULA = re.compile(
    r"<(?:\w+:)?(?:f|definedName)\b[^>]*>[^<]*\b(WEBSERVICE|RTD|_xlfn\.IMAGE|CALL|REGISTER\.ID)\s*\(", re.I
)


class Relationship(NamedTuple):
    source: str  # the part that it belongs to
    kind: str  # the last word of its type, for example "hyperlink"
    target: str
    is_external: bool


def inspect_office(content: IO[bytes], *, may_hold_charts: bool = True) -> None:
    """Raises ValidationError for a document that acts, fetches, or holds another file.

    The workbook behind a chart is kept by every chart: it is looked at as well, and may hold no other.
    """
    with opened(content) as archive:
        found = list(relationships(archive))
        workbooks = _workbooks_of_charts(archive, found) if may_hold_charts else set()
        for part, content_type in _content_types(archive).items():
            if part not in workbooks:
                _judge_part(part)
                _judge_part(content_type, part)
        for relationship in found:
            if relationship.target not in workbooks:
                _judge_relationship(relationship)
        for part in archive.namelist():
            _judge_words(archive, part)
        for part in workbooks:
            inspect_office(BytesIO(archive.read(part)), may_hold_charts=False)


def relationships(archive: zipfile.ZipFile) -> Iterator[Relationship]:
    for name in archive.namelist():
        if not name.lower().endswith(".rels"):
            continue
        folder, _, file = name.rpartition("_rels/")
        for element in xml(archive, name).iter("{*}Relationship"):
            target = element.get("Target", "")
            external = element.get("TargetMode", "").lower() == "external"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            yield Relationship(folder + file.removesuffix(".rels"), kind, target, external)


def _workbooks_of_charts(archive: zipfile.ZipFile, relationships: list[Relationship]) -> set[str]:
    return {
        relationship.target
        for relationship in relationships
        if relationship.kind == "package"
        and not relationship.is_external
        and relationship.target.lower().endswith(".xlsx")
        and re.search(r"/charts/chart[^/]*\.xml$", relationship.source, re.I)
        and relationship.target in archive.namelist()
    }


def _content_types(archive: zipfile.ZipFile) -> dict[str, str]:
    """The content type of each part, from [Content_Types].xml."""
    by_ending: dict[str, str] = {}
    by_part: dict[str, str] = {}
    for element in xml(archive, "[Content_Types].xml").iter("{*}Default", "{*}Override"):
        content_type = element.get("ContentType", "")
        if element.tag.endswith("Default"):
            by_ending[element.get("Extension", "").lower()] = content_type
        else:
            by_part[element.get("PartName", "").lstrip("/").lower()] = content_type
    return {
        part: by_part.get(part.lower(), by_ending.get(part.rpartition(".")[2].lower(), ""))
        for part in archive.namelist()
    }


def _judge_part(name: str, part: str = "") -> None:
    """By its name, its content type, or the type of a relationship to it."""
    if _MACRO_SHEET.search(name):
        raise has_macro_sheet()
    if _MACROS.search(name):
        raise has_macros()
    if _INSIDE.search(name):
        raise holds_another_file(part or name)
    if _ASKS_FOR_DATA.search(name):
        raise fetches(part or name)


def _judge_relationship(relationship: Relationship) -> None:
    if relationship.is_external:
        # A link is followed when somebody clicks on it, never before; a template: `inspection.templates`.
        if relationship.kind not in {"hyperlink", "attachedTemplate"}:
            raise fetches(relationship.target)
    elif relationship.kind in {"package", "control", "subDocument"}:
        raise holds_another_file(relationship.target)
    else:
        _judge_part(relationship.kind, relationship.target)


def _judge_words(archive: zipfile.ZipFile, part: str) -> None:
    """Fields of Word and formulas of Excel that fetch."""
    folder = part.lower().partition("/")[0]
    if not part.lower().endswith(".xml") or folder not in {"word", "xl"}:
        return
    if folder == "word":
        for field in _fields(xml(archive, part)):
            first = field.split(maxsplit=1)[:1]
            if first and first[0].upper() in _FETCHING_FIELDS:
                raise fetches(" ".join(field.split()))
    elif found := _FETCHING_FORMULA.search(text(archive, part)):
        raise fetches(found[1])


def _fields(root: etree._Element) -> Iterator[str]:
    """The instruction of each field; Word may divide one into several runs, and put one into another."""
    open_fields: list[str] = []
    for element in root.iter("{*}*"):
        name = local_name(element)
        attributes = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
        if name == "fldSimple":
            yield attributes.get("instr", "")
        elif name == "fldChar" and attributes.get("fldCharType") == "begin":
            open_fields.append("")
        elif name == "instrText" and open_fields:
            open_fields[-1] += element.text or ""
        elif name == "fldChar" and attributes.get("fldCharType") == "end" and open_fields:
            yield open_fields.pop()
