"""PDF: a document that shows pages and does nothing else (ISO 32000-2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from files.pdf import dictionaries, faults_in_words
from files.refusals import acts_by_itself, fetches, holds_another_file

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


@faults_in_words()
def inspect_pdf(pdf: pikepdf.Pdf) -> None:
    """Raises ValidationError for a PDF that acts, fetches, or holds another file."""
    start = pdf.Root.get("/OpenAction")
    if isinstance(start, pikepdf.Dictionary):  # a place in it, as an array, is harmless
        _judge_what_happens(start)
    for dictionary in dictionaries(pdf):
        _judge(dictionary)


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
            _judge_what_happens(action)


def _judge_what_happens(action: Any) -> None:
    """An action that nobody clicks on, and those that follow it."""
    for each in _with_what_follows(action):
        if _name(each, "/S") not in _BY_ITSELF:
            raise acts_by_itself()


def _with_what_follows(action: Any) -> Iterator[Any]:
    waiting, known = [action], set()
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting += list(item)
        elif isinstance(item, pikepdf.Dictionary) and (not item.is_indirect or item.objgen not in known):
            known.add(item.objgen)
            yield item
            waiting.append(item.get("/Next"))


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
