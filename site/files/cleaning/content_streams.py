"""What a PDF draws, without the comments of programs in between, and without metadata in pictures that stand there.

Reading one takes long, so only those are written anew that hold a comment or a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from files.cleaning.embedded import cannot_clean_picture, jpeg_holds_more_than_its_picture
from files.pdf import dictionaries

_MARK = re.compile(rb"\\.|[()%]|(?<![^\s>\])])BI(?=[\s/])", re.S)
_JPEG_FILTERS = {"/DCTDecode", "/DCT"}


def clean_content_streams(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        if isinstance(contents, pikepdf.Array) and any(_needs_cleaning(stream) for stream in contents):
            page.contents_coalesce()  # an instruction may begin in one and end in the next
    known = set()
    for stream in _content_streams(pdf):
        if _needs_cleaning(stream) and stream.objgen not in known:
            known.add(stream.objgen)
            instructions = pikepdf.parse_content_stream(stream)
            for instruction in instructions:
                if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                    _judge_picture(pdf, instruction.iimage)
            stream.write(pikepdf.unparse_content_stream(instructions))


def _content_streams(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Of pages, forms (appearances of fields too), patterns, and letters that are drawn."""
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        yield from list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    for part in dictionaries(pdf):
        if part.get("/Subtype") == "/Form" or part.get("/PatternType") == 1:
            yield part
        elif isinstance(part.get("/CharProcs"), pikepdf.Dictionary):
            yield from (letter for _name, letter in part.CharProcs.items())


def _needs_cleaning(stream: Any) -> bool:
    if not isinstance(stream, pikepdf.Stream):
        return False
    try:
        content = stream.read_bytes()
    except pikepdf.PdfError:  # readers cannot read it either
        return False
    if b"%" not in content and b"BI" not in content:
        return False
    depth = 0  # of brackets, between which text stands
    for mark in _MARK.finditer(content):
        if mark[0] == b"(":
            depth += 1
        elif mark[0] == b")":
            depth = max(0, depth - 1)
        elif mark[0] in {b"%", b"BI"} and not depth:
            return True
    return False


def _judge_picture(pdf: pikepdf.Pdf, picture: pikepdf.PdfInlineImage) -> None:
    """Hardly any program writes a photograph there, so one with metadata is refused."""
    if not picture.filters or picture.filters[-1] not in _JPEG_FILTERS:
        return
    written = pikepdf.Stream(pdf, picture.read_raw_bytes())
    if len(picture.filters) > 1:
        written.Filter = pikepdf.Array([pikepdf.Name(name) for name in picture.filters[:-1]])
    if jpeg_holds_more_than_its_picture(written.read_bytes()):
        raise cannot_clean_picture()
