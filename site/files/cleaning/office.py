"""Word, Excel and PowerPoint files: no author, editor, company, path or printer; text and look stay.

Names on comments and changes become "Author", as when Office itself removes personal information.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from django.utils.translation import gettext as _
from lxml import etree

from files.archives import Parts, local_name, parse, read_parts, serialise, write_parts
from files.cleaning.base import CannotClean
from files.cleaning.embedded import clean_embedded
from files.cleaning.svg import clean_svg
from files.office_package import CONTENT_TYPES, PartKind, content_types, is_relationships, kind_of, relationships_in

#: Relationships whose parts hold no text that a reader sees, by the end of their type in small letters.
_DROPPED = (
    "/extended-properties", "/extendedproperties", "/custom-properties", "/customproperties", "/thumbnail",
    "/printersettings", "/customxml", "/changesinfo", "/revisioninfo", "/revisionheaders", "/usernames",
    "/attachedtemplate", "/mailmergesource", "/mailmergeheadersource", "/digital-signature/origin", "/font",
    "/customproperty",
)  # fmt: skip
_ONLY_REFER = {
    "embedRegular", "embedBold", "embedItalic", "embedBoldItalic", "regular", "bold", "italic", "boldItalic", "customPr",
}  # fmt: skip
_PROPERTIES = {
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}coreProperties",
    "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Properties",
    "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}Properties",
    "{http://purl.oclc.org/ooxml/officeDocument/extendedProperties}Properties",
    "{http://purl.oclc.org/ooxml/officeDocument/customProperties}Properties",
}
_KEPT_PROPERTIES = {"title", "language"}
#: What stands in place of a person in an attribute, by its name; `name` and `displayName` only on people's elements.
_PERSON = {
    "author": "Author", "initials": "A", "lastModifiedBy": "Author", "userName": "Author", "refreshedBy": "Author",
    "userId": "None", "providerId": "None",
}  # fmt: skip
_PERSON_ELEMENTS = {"cmAuthor", "author", "person"}
_NAMES_OF_PERSON_ELEMENTS = {"name", "displayName"}
#: Where the file lay, who had it open, which template and which addresses it was made with.
_DROPPED_ELEMENTS = {"absPath", "fileSharing", "userInfo", "mailMerge", "attachedTemplate"}


def clean_office(parts: Parts) -> bytes:
    _drop_relationships(parts)
    kept = _reached(parts)
    types = content_types(parts)
    _drop_content_types(parts, kept)
    return write_parts(
        {
            name: _clean_part(content, kind_of(types[name])) if name in types else content
            for name, content in parts.items()
            if name in kept
        }
    )


def _drop_relationships(parts: Parts) -> None:
    """Those of `_DROPPED`, and what refers to them."""
    for name in [name for name in parts if is_relationships(name)]:
        root, dropped = parse(parts[name]), set()
        for relationship in list(root):
            if relationship.get("Type", "").lower().endswith(_DROPPED):
                root.remove(relationship)
                dropped.add(relationship.get("Id"))
        if dropped:
            parts[name] = serialise(root)
            _drop_references(parts, re.sub(r"_rels/([^/]*)\.rels$", r"\1", name, flags=re.I), dropped)


def _drop_references(parts: Parts, owner: str, ids: set[str | None]) -> None:
    """What names a relationship that is gone: an element that is nothing else, or an attribute (of a page's setup)."""
    if owner not in parts:
        return
    root = parse(parts[owner])
    for element in list(root.iter(etree.Element)):
        for key, value in list(element.attrib.items()):
            if value in ids and key.endswith("/relationships}id"):
                del element.attrib[key]
                if local_name(element) in _ONLY_REFER:
                    _remove(element)
    parts[owner] = serialise(root)


def _reached(parts: Parts) -> set[str]:
    """The parts to which relationships lead from the document, and what describes them: no program opens others."""
    names = {name.lower(): name for name in parts}
    kept, waiting = {CONTENT_TYPES}, [""]
    while waiting:
        folder, slash, file = waiting.pop().rpartition("/")
        described_in = names.get(f"{folder}{slash}_rels/{file}.rels".lower())
        if described_in is None or described_in in kept:
            continue
        kept.add(described_in)
        for relationship in relationships_in(described_in, parts[described_in]):
            target = names.get(relationship.target.lower())
            if target and not relationship.is_external:
                kept.add(target)
                waiting.append(target)
    return kept


def _drop_content_types(parts: Parts, kept: set[str]) -> None:
    names = {name.lower() for name in kept}
    root = parse(parts[CONTENT_TYPES])
    for override in list(root):
        if override.get("PartName") and unquote(override.get("PartName")).lstrip("/").lower() not in names:
            root.remove(override)
    parts[CONTENT_TYPES] = serialise(root)


def _clean_part(content: bytes, kind: PartKind | None) -> bytes:
    match kind:
        case PartKind.XML:
            return _clean_xml(content) if content else content
        case PartKind.SVG:
            return clean_svg(content)
        case PartKind.PICTURE:
            return clean_embedded(content)
        case PartKind.WORKBOOK:
            return clean_office(read_parts(content))
    raise CannotClean(
        _(
            "This document has something from another program inside it, which could not be cleaned. Put it in as a picture, and choose the new file."
        )
    )


def _clean_xml(content: bytes) -> bytes:
    root = parse(content)
    if root.tag in _PROPERTIES:
        for element in list(root):
            if local_name(element) not in _KEPT_PROPERTIES:
                root.remove(element)
        return serialise(root)
    changed = False
    for element in list(root.iter(etree.Element)):
        changed |= _clean_element(element)
    return serialise(root) if changed else content


def _clean_element(element: etree._Element) -> bool:
    name = local_name(element)
    if name in _DROPPED_ELEMENTS:
        _remove(element)
        return True
    changed = False
    for key, value in element.attrib.items():
        attribute = etree.QName(key).localname
        if name in _PERSON_ELEMENTS and attribute in _NAMES_OF_PERSON_ELEMENTS:
            replacement = "Author"
        elif (replacement := _PERSON.get(attribute, "")) == "":
            continue
        if value:
            element.attrib[key] = replacement
            changed = True
    if name == "author" and element.text:
        element.text = "Author"
        changed = True
    return changed


def _remove(element: etree._Element) -> None:
    """Takes an element out, with the choice around it that would be empty without it."""
    parent = element.getparent()
    while parent is not None and local_name(parent) in {"Choice", "AlternateContent"} and len(parent) == 1:
        element, parent = parent, parent.getparent()
    if parent is not None:
        parent.remove(element)
