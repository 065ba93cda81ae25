"""Word, Excel and PowerPoint: macros, what is fetched from elsewhere, what lies inside.

A part acts by its content type and by the relationships that point to it; its name is asked as well, since programs
forgive a wrong type. A part of a type that is not known is another file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from files.archives import Parts, local_attributes, local_name, parse, read_parts, text_of
from files.file_types import is_picture
from files.inspection.svg import inspect_svg
from files.office_package import CONTENT_TYPES, PartKind, Relationship, content_types, kind_of, relationships
from files.refusals import (
    damaged,
    fetches,
    has_macro_sheet,
    has_macros,
    has_outside_template,
    holds_another_file,
    starts_a_program,
)

_MACRO_SHEET = re.compile(r"macrosheets?(/|\+xml|$)", re.I)
_MACROS = re.compile(
    r"vbaProject|vbaData|macroEnabled|dialogsheet|userCustomization|customUI|ui/(user)?extensibility|webextension|keyMapCustom",
    re.I,
)
_INSIDE = re.compile(r"oleObject|activeX|relationships/control$|aFChunk|(^|/)embeddings/|officedocument\.package", re.I)
_ASKS_FOR_DATA = re.compile(r"(^|[/.])(connections|queryTable|externalLink(Path)?)s?(/|\d*\.xml$|\+xml|$)", re.I)
_FETCHING_FIELDS = {"DATABASE", "DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "RD"}
#: Of cells, names, validations, conditional formats, tables, and what any of them was before a change.
_FORMULAS = re.compile(r"f|definedName|formula\d?|\w+Formula", re.I)
_FETCHING_FORMULA = re.compile(r"\b(WEBSERVICE|RTD|_xlfn\.IMAGE|CALL|REGISTER\.ID)\s*\(", re.I)
_STARTS = re.compile(r"ppaction://(program|macro|ole)", re.I)
#: What may happen when the mouse only passes over it.
_WITHOUT_A_CLICK = re.compile(r"ppaction://(noaction|hlinkshowjump|hlinksldjump)", re.I)
_INSTRUCTIONS = {"instrText", "delInstrText"}


def inspect_office(parts: Parts, *, may_hold_charts: bool = True) -> None:
    """Raises ValidationError for a document that acts, fetches, or holds another file.

    The workbook behind a chart is kept by every chart: it is looked at as well, and may hold no other.
    """
    if CONTENT_TYPES not in parts:
        raise damaged()
    found, types = list(relationships(parts)), content_types(parts)
    workbooks = _workbooks_of_charts(parts, types, found) if may_hold_charts else set()
    for part, content_type in types.items():
        if part not in workbooks:
            _judge_part(part)
            _judge_part(content_type, part)
    for relationship in found:
        if relationship.target not in workbooks:
            _judge_relationship(relationship)
    for part in workbooks:
        inspect_office(read_parts(parts[part]), may_hold_charts=False)
    for part, content_type in types.items():
        if part not in workbooks:
            _judge_content(part, kind_of(content_type), parts[part])


def refuse_outside_template(parts: Parts) -> None:
    """For a text that is stored as it is: the cleaner would take the template out."""
    for relationship in relationships(parts):
        if relationship.kind == "attachedTemplate" and relationship.is_external:
            raise has_outside_template(relationship.target)


def _workbooks_of_charts(parts: Parts, types: dict[str, str], found: list[Relationship]) -> set[str]:
    return {
        relationship.target
        for relationship in found
        if relationship.kind == "package"
        and not relationship.is_external
        and kind_of(types.get(relationship.target, "")) is PartKind.WORKBOOK
        and local_name(parse(parts[relationship.source])) == "chartSpace"
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
        # A link is followed when somebody clicks on it, never before; a template: `refuse_outside_template`.
        if relationship.kind not in {"hyperlink", "attachedTemplate"}:
            raise fetches(relationship.target)
    elif relationship.kind in {"package", "control", "subDocument"}:
        raise holds_another_file(relationship.target)
    else:
        _judge_part(relationship.kind, relationship.target)


def _judge_content(part: str, kind: PartKind | None, content: bytes) -> None:
    if kind is PartKind.SVG:
        inspect_svg(parse(content))
    elif kind is PartKind.XML and content:
        root = parse(content)
        for field in _fields(root):
            _judge_field(field)
        for element in root.iter("{*}*"):
            _judge_element(element)
    elif kind in {None, PartKind.WORKBOOK} or (kind is PartKind.PICTURE and not is_picture(content)):
        raise holds_another_file(part)


def _judge_element(element: etree._Element) -> None:
    name = local_name(element)
    if _FORMULAS.fullmatch(name) and (found := _FETCHING_FORMULA.search(text_of(element))):
        raise fetches(found[1])
    if name.startswith("hlink"):
        action = element.get("action", "")
        by_itself = name in {"hlinkMouseOver", "hlinkHover"} and not _WITHOUT_A_CLICK.match(action)
        if by_itself or _STARTS.match(action):
            raise starts_a_program()


def _judge_field(field: str) -> None:
    first = field.split(maxsplit=1)[:1]
    if first and first[0].upper() in _FETCHING_FIELDS:
        raise fetches(" ".join(field.split()))


def _fields(root: etree._Element) -> Iterator[str]:
    """The instruction of each field; Word may divide one into several runs, put one into another, or not end it."""
    open_fields: list[str] = []
    for element in root.iter("{*}*"):
        name, attributes = local_name(element), local_attributes(element)
        if name == "fldSimple":
            yield attributes.get("instr", "")
        elif name == "fldChar" and attributes.get("fldCharType") == "begin":
            open_fields.append("")
        elif name in _INSTRUCTIONS and open_fields:
            open_fields[-1] += text_of(element)
        elif name in _INSTRUCTIONS:
            yield text_of(element)
        elif name == "fldChar" and attributes.get("fldCharType") == "end" and open_fields:
            yield open_fields.pop()
    yield from open_fields
