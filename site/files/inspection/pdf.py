"""PDF: one document from its header to its end, that shows pages and does nothing else (ISO 32000-2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any, BinaryIO, cast

import pikepdf

from files.inspection.audio import ends_as_archive
from files.inspection.refusals import (
    acts_by_itself,
    damaged,
    fetches,
    has_something_else,
    holds_another_file,
    needs_a_password,
)
from files.inspection.text import looks_like_a_page

_END = b"%%EOF"
#: Actions that run, send, or open something. A link (URI, GoTo, GoToR) is followed when somebody clicks on it.
_ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/GoToE",
    "/ImportData",
    "/SubmitForm",
    "/Rendition",
    "/Movie",
    "/RichMediaExecute",
}
_PLAYS = {"/RichMedia", "/Movie", "/Screen", "/3D"}
#: Without a click, only these may happen.
_BY_ITSELF = {"/GoTo", "/Named", "/Hide", "/SetOCGState", "/Trans"}


def inspect_pdf(content: IO[bytes]) -> None:
    """Raises ValidationError for a PDF that is also something else, acts, fetches, or holds another file."""
    content.seek(0)
    written = content.read()
    after = written[written.rfind(_END) + len(_END) :] if _END in written else b""
    if looks_like_a_page(written) or ends_as_archive(written) or after.strip(b"\0 \t\r\n\x1a\f"):
        raise has_something_else("pdf")
    content.seek(0)
    try:
        with pikepdf.open(cast("BinaryIO", content)) as pdf:
            _judge_start(pdf)
            for dictionary in _dictionaries(pdf):
                _judge(dictionary)
    except pikepdf.PasswordError as error:
        raise needs_a_password() from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise damaged() from error


def _judge_start(pdf: pikepdf.Pdf) -> None:
    """What the catalogue asks for when the document is opened; a place in it, as an array, is harmless."""
    start = pdf.Root.get("/OpenAction")
    if isinstance(start, pikepdf.Dictionary) and _name(start, "/S") not in _BY_ITSELF:
        raise acts_by_itself()


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of the file, those of streams too."""
    for indirect in pdf.objects:
        waiting = [indirect]
        while waiting:
            item: Any = waiting.pop()
            if isinstance(item, pikepdf.Stream | pikepdf.Dictionary):
                yield item
                children = [child for _key, child in item.items()]
            elif isinstance(item, pikepdf.Array):
                children = list(item)
            else:
                continue
            waiting += [child for child in children if isinstance(child, pikepdf.Object) and not child.is_indirect]


def _judge(dictionary: Any) -> None:
    if _name(dictionary, "/S") in _ACTIONS or "/JS" in dictionary or "/XFA" in dictionary:
        raise acts_by_itself()
    if "/EF" in dictionary or _name(dictionary, "/Type") == "/EmbeddedFile":
        raise holds_another_file(_file_name(dictionary))
    if _name(dictionary, "/Subtype") in _PLAYS:
        raise holds_another_file(_name(dictionary, "/Subtype").lstrip("/"))
    if isinstance(dictionary, pikepdf.Stream) and "/F" in dictionary:
        raise fetches(_file_name(dictionary))
    if _name(dictionary, "/Subtype") == "/Form" and "/Ref" in dictionary:
        raise fetches("Ref")
    by_itself = dictionary.get("/AA")
    if isinstance(by_itself, pikepdf.Dictionary):
        for _when, action in by_itself.items():
            if isinstance(action, pikepdf.Dictionary) and _name(action, "/S") not in _BY_ITSELF:
                raise acts_by_itself()


def _name(dictionary: Any, key: str) -> str:
    value = dictionary.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""


def _file_name(dictionary: Any) -> str:
    for key in ("/UF", "/F"):
        value = dictionary.get(key)
        if isinstance(value, pikepdf.String):
            return str(value)
        if isinstance(value, pikepdf.Dictionary):
            return _file_name(value)
    return "PDF"
