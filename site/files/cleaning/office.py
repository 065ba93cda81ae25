"""Word, Excel and PowerPoint files: no author, editor, company, path or printer; text and look stay.

Names on comments and changes become "Author", as when Office itself removes personal information.
"""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath

from django.utils.translation import gettext as _
from lxml import etree

from files.cleaning.archives import Parts, damaged, local_name, parse, read_parts, serialise, write_parts
from files.cleaning.base import CannotClean
from files.cleaning.embedded import clean_embedded, has_traces

_CONTENT_TYPES = "[Content_Types].xml"
#: Relationships whose parts hold no text that a reader sees, by the end of their type.
_DROPPED = (
    "/extended-properties", "/custom-properties", "/thumbnail", "/printerSettings", "/customXml", "/changesInfo",
    "/revisionInfo", "/revisionHeaders", "/usernames", "/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource",
)  # fmt: skip
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
_DROPPED_FROM_SVG = {"metadata", "namedview"}
_MEDIA_FOLDERS = ("media", "docProps")
_EMBEDDED = {".docx", ".xlsx", ".pptx"}


def clean_office(content: bytes) -> bytes:
    parts = read_parts(content)
    if _CONTENT_TYPES not in parts:
        raise damaged()
    _drop_hidden_parts(parts)
    return write_parts({name: _clean_part(name, part) for name, part in parts.items()})


def _drop_hidden_parts(parts: Parts) -> None:
    """Takes out the parts of `_DROPPED`, what refers to them, and what only they refer to."""
    for name in [name for name in parts if name.endswith(".rels")]:
        if name not in parts:
            continue
        root = parse(parts[name])
        folder = posixpath.dirname(posixpath.dirname(name))
        dropped_ids = set()
        for relationship in list(root):
            if relationship.get("Type", "").endswith(_DROPPED):
                root.remove(relationship)
                dropped_ids.add(relationship.get("Id"))
                if relationship.get("TargetMode") != "External":
                    _drop(parts, _target(folder, relationship.get("Target", "")))
        if dropped_ids:
            parts[name] = serialise(root)
            _drop_references(parts, name, dropped_ids)
    _drop_content_types(parts)


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")


def _drop(parts: Parts, name: str) -> None:
    parts.pop(name, None)
    own = PurePosixPath(name)
    relationships = f"{own.parent}/_rels/{own.name}.rels".removeprefix("./")
    if relationships in parts:
        for relationship in parse(parts.pop(relationships)):
            _drop(parts, _target(str(own.parent), relationship.get("Target", "")))


def _drop_references(parts: Parts, relationships: str, ids: set[str | None]) -> None:
    """The attributes (r:id of a sheet's page setup) that name a relationship which is gone."""
    owner = relationships.replace("_rels/", "").removesuffix(".rels")
    if owner not in parts:
        return
    root = parse(parts[owner])
    for element in root.iter():
        for key, value in list(element.attrib.items()):
            if value in ids and key.endswith("/relationships}id"):
                del element.attrib[key]
    parts[owner] = serialise(root)


def _drop_content_types(parts: Parts) -> None:
    root = parse(parts[_CONTENT_TYPES])
    for override in list(root):
        if override.get("PartName") and override.get("PartName").lstrip("/") not in parts:
            root.remove(override)
    parts[_CONTENT_TYPES] = serialise(root)


def _clean_part(name: str, content: bytes) -> bytes:
    path = PurePosixPath(name)
    if path.suffix == ".xml" and name != _CONTENT_TYPES:
        return _clean_xml(path, content)
    if path.suffix == ".svg":
        return _clean_svg(content)
    if path.suffix in _EMBEDDED:
        return clean_office(content)
    if path.parent.name in _MEDIA_FOLDERS:
        return clean_embedded(content)
    if path.suffix == ".bin" or has_traces(content):
        raise CannotClean(
            _(
                "This document has something from another program inside it, which could not be cleaned. Put it in as a picture, and choose the new file."
            )
        )
    return content


def _clean_xml(path: PurePosixPath, content: bytes) -> bytes:
    root = parse(content)
    if path.name == "core.xml" and local_name(root) == "coreProperties":
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


def _clean_svg(content: bytes) -> bytes:
    root = parse(content)
    for element in list(root.iter(etree.Element)):
        if local_name(element) in _DROPPED_FROM_SVG:
            _remove(element)
        for key in list(element.attrib):
            if etree.QName(key).localname in {"docname", "export-filename"}:
                del element.attrib[key]
    return serialise(root)


def _remove(element: etree._Element) -> None:
    """Takes an element out, with the choice around it that would be empty without it."""
    parent = element.getparent()
    while parent is not None and local_name(parent) in {"Choice", "AlternateContent"} and len(parent) == 1:
        element, parent = parent, parent.getparent()
    if parent is not None:
        parent.remove(element)
