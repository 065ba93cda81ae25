"""What WeasyPrint 70 leaves undone in the tags of a PDF, put right.

A link with emphasis in it gets a second annotation, which belongs to no link; a heading of a table does not say whether
it heads its column or its row; what runs in the margin of each page is tagged as text; links are not printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

PRINTED = 4


def mend_tags(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    _give_links_their_annotations(root)
    _say_what_headings_head(root)
    reached = {element.objgen for element in elements(root)}
    owners = _owners(root)
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            annotation.F = PRINTED
        _set_margins_apart(pdf, page, owners.get(int(page.obj.StructParents)), reached)


def elements(parent: Any) -> Iterator[Any]:
    """Every structure element below this one, in reading order."""
    for child in children(parent):
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


def children(element: Any) -> list[Any]:
    """Elements, references to annotations, and numbers of marked content."""
    inside = element.get("/K")
    return list(inside) if isinstance(inside, Array) else [] if inside is None else [inside]


def is_annotation(child: Any) -> bool:
    return isinstance(child, Dictionary) and str(child.get("/Type")) == "/OBJR"


def _owners(root: Any) -> dict[int, Any]:
    """The element of each annotation, and those of each page's marked content, by their number."""
    numbers = root.ParentTree.Nums
    return {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}


def _give_links_their_annotations(root: Any) -> None:
    numbers = root.ParentTree.Nums
    places = {int(numbers[place]): place + 1 for place in range(0, len(numbers), 2)}
    for link in elements(root):
        if str(link.S) != "/Link":
            continue
        for inner in list(elements(link)):
            kept = children(inner)
            moved = [child for child in kept if is_annotation(child)]
            if moved and str(inner.S) != "/Link":
                inner.K = Array([child for child in kept if not is_annotation(child)])
                link.K = Array([*children(link), *moved])
                for child in moved:
                    numbers[places[int(child.Obj.StructParent)]] = link


def _say_what_headings_head(root: Any) -> None:
    for element in elements(root):
        if str(element.S) == "/TR":
            in_head = str(element.P.S) == "/THead"
            for cell in children(element):
                if isinstance(cell, Dictionary) and str(cell.get("/S")) == "/TH":
                    cell.A.Scope = Name.Column if in_head else Name.Row


def _set_margins_apart(pdf: pikepdf.Pdf, page: pikepdf.Page, owners: Any, reached: set[tuple[int, int]]) -> None:
    """Marks as decoration what belongs to no element that can be reached: running titles and the numbers of pages."""
    if owners is None:
        return
    apart = {number for number, owner in enumerate(owners) if owner is None or owner.objgen not in reached}
    if not apart:
        return
    instructions = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, instruction.operator
        if (
            str(operator) == "BDC"
            and isinstance(operands[1], Dictionary)
            and int(operands[1].get("/MCID", -1)) in apart
        ):
            instruction = pikepdf.ContentStreamInstruction([Name.Artifact], pikepdf.Operator("BMC"))
        instructions.append(instruction)
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
    for number in apart:
        owners[number] = None
