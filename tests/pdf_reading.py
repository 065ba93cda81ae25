"""What a reader with a screen reader would miss in a PDF, by a reading of its tags that shares no code with ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def inside(element: Any) -> list[Any]:
    found = element.get("/K", pikepdf.Array())
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def walk(element: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Each element with the kinds of those above it, in reading order."""
    for child in inside(element):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child, above
            yield from walk(child, (*above, str(child.S)))


def faults_in(pdf: pikepdf.Pdf) -> list[str]:
    return [*_faults_of_whole(pdf), *_faults_of_tags(pdf), *_faults_of_pages(pdf)]


def _faults_of_whole(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/Lang") or not str(pdf.docinfo.get("/Title", "")):
        yield "no language or no title"
    if not (bool(root.MarkInfo.Marked) and bool(root.ViewerPreferences.DisplayDocTitle)):
        yield "not marked, or its name is shown instead of its title"
    with pdf.open_outline() as outline:
        if not outline.root:
            yield "no bookmarks"
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "it does not claim to be PDF/UA-1"


def _faults_of_tags(pdf: pikepdf.Pdf) -> Iterator[str]:
    level = 0
    for element, above in walk(pdf.Root.StructTreeRoot):
        kind, parent = str(element.S), above[-1] if above else ""
        if kind == "/Figure" and not str(element.get("/Alt", "")):
            yield "a figure without words"
        if kind in HEADINGS:
            if HEADINGS[kind] > level + 1:
                yield f"{kind} after a heading of level {level}"
            level = HEADINGS[kind]
        if (kind == "/LI") != (parent == "/L") and {kind, parent} & {"/LI", "/L"} and kind not in {"/Lbl", "/LBody"}:
            yield f"{kind} in {parent}"
        if kind == "/TH" and "/Scope" not in element.get("/A", {}):
            yield "a heading of a table that does not say what it heads"


def _faults_of_pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Each piece of text is in the reading order or marked as decoration, and each annotation in a link that is said."""
    linked, marked = _what_is_read(pdf)
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in page.obj.get("/Annots", []):
            is_said = annotation.objgen in linked and str(annotation.get("/Contents", ""))
            if not is_said or int(annotation.get("/F", 0)) != 4:
                yield f"page {number}: a link outside a link, without words, or not printed"
        for operands, operator in pikepdf.parse_content_stream(page):
            place = operands[1].get("/MCID") if str(operator) == "BDC" else None
            if place is not None and (page.obj.objgen, int(place)) not in marked:
                yield f"page {number}: a text that is read at no place"


def _what_is_read(pdf: pikepdf.Pdf) -> tuple[set, set]:
    """The annotations of links, and the page and number of each piece of text, that can be reached from the top."""
    linked, marked = set(), set()
    for element, _above in walk(pdf.Root.StructTreeRoot):
        for child in inside(element):
            if isinstance(child, int):
                marked.add((element.Pg.objgen, child))
            elif isinstance(child, pikepdf.Dictionary) and "/Obj" in child and str(element.S) == "/Link":
                linked.add(child.Obj.objgen)
    return linked, marked
