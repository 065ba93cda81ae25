"""BibTeX and BibLaTeX. The values are read here: bibtexparser joins a field with the next where a comma is missing,
keeps macros as they stand and lets no child inherit from its parent.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import islice

import bibtexparser
from bibtexparser import model
from django.utils.translation import gettext as _

from blueprint.citations.reading.base import LONGEST_FIELD, MOST_RECORDS, Reader, Record
from blueprint.citations.reading.bibtex_items import MONTHS, item_of
from blueprint.citations.reading.bibtex_values import MissingComma, value_of

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # each fault is in the report

_START = re.compile(r"^\s*@\s*\w+\s*[{(]", re.M)
_START_ANYWHERE = re.compile(r"@\s*\w+\s*[{(]")  # bibtexparser begins an entry in the middle of a line too
_MACROS = {name: str(number) for number, name in enumerate(MONTHS, start=1)}
#: Of a parent, what a child does not inherit.
_OWN = {"crossref", "xref", "pages", "doi", "url", "note", "abstract", "author"}
_WHERE = {"inbook", "incollection", "inproceedings", "conference", "inreference"}


def read(text: str) -> Iterator[Record]:
    starts = [match.start() for match in islice(_START_ANYWHERE.finditer(text), 2 * MOST_RECORDS + 1)]
    if len(starts) > 2 * MOST_RECORDS:  # too many records in any case, so not all are taken apart
        text = text[: starts[-1]]
    blocks = bibtexparser.parse_string(text, parse_stack=[]).blocks
    macros = _MACROS | {
        block.key.lower(): value_of(block.value, _MACROS).text
        for block in blocks
        if isinstance(block, model.String) and _is_whole(block.value)
    }
    entries = [_Entry(block) for block in blocks if isinstance(block, (model.Entry, model.ParsingFailedBlock))]
    for entry in entries:
        entry.read_fields(macros)
    parents = {entry.key.lower(): entry for entry in reversed(entries) if entry.fields}
    return (entry.record(parents) for entry in entries)


def _is_whole(value: str) -> bool:
    try:
        value_of(value, {})
    except MissingComma:
        return False
    return True


class _Entry:
    """One entry of a file, or the block that could not be taken apart."""

    def __init__(self, block: model.Block) -> None:
        self.line = (block.start_line or 0) + 1
        self.warnings: list[str] = []
        self.fields: dict[str, str] = {}
        self.fault = ""
        raw = " ".join((block.raw or "").split())
        if isinstance(block, model.DuplicateBlockKeyBlock) and isinstance(block.ignore_error_block, model.Entry):
            self.warnings.append(_("Another record of the file has its key too."))
            block = block.ignore_error_block
        elif isinstance(block, model.DuplicateFieldKeyBlock):
            fields = ", ".join(sorted(block.duplicate_keys))
            self.fault = _("It has a field twice: %(fields)s. Leave the right one.") % {"fields": fields}
        self.block = block if isinstance(block, model.Entry) else None
        if not self.block and not self.fault:
            self.fault = _("It does not end where it should: a comma, a brace or a quotation mark is missing.")
        found = re.match(r"@\s*(\w+)\s*[{(]\s*([^,\s={}]*)", raw)
        self.kind = (self.block.entry_type if self.block else found[1] if found else "").lower()
        self.key = (self.block.key if self.block else found[2] if found else "") or raw[:60]

    def read_fields(self, macros: dict[str, str]) -> None:
        if self.fault or not self.block:
            return
        for field in self.block.fields:
            name = field.key.lower()
            try:
                value = value_of(field.value, macros)
            except MissingComma:
                self.fault = _("There is a comma missing after “%(field)s”, or a brace too many.") % {
                    "field": field.key
                }
                return
            if len(value.text) > LONGEST_FIELD:
                self.fault = _("“%(field)s” is too long.") % {"field": field.key}
                return
            if name in self.fields and self.fields[name] != value.text:
                self.fault = _("It has a field twice: %(fields)s. Leave the right one.") % {"fields": name}
                return
            self.fields[name] = value.text
            self.warnings += [
                _("“%(macro)s” is an abbreviation that the file does not explain.") % {"macro": macro}
                for macro in value.unknown_macros
            ]

    def record(self, parents: dict[str, _Entry]) -> Record:
        if self.fault:
            return Record(line=self.line, name=self.key, fault=self.fault, warnings=tuple(self.warnings))
        fields = self._with_inherited(parents)
        try:
            item, warnings = item_of(self.kind, self.key, fields)
        except (ValueError, RecursionError) as error:  # of a kind that is not known, or braces without end
            reason = str(error) if isinstance(error, ValueError) else _("Its braces are too deep.")
            return Record(line=self.line, name=self.key, fault=reason)
        return Record(line=self.line, name=self.key, item=item, warnings=(*self.warnings, *warnings))

    def _with_inherited(self, parents: dict[str, _Entry]) -> dict[str, str]:
        """Its fields, and those of the book or the proceedings that it names in `crossref`."""
        wanted = self.fields.get("crossref", "").strip().lower()
        if not wanted:
            return self.fields
        parent = parents.get(wanted)
        if parent is None or parent is self:
            self.warnings.append(
                _("“%(key)s”, in which it stands, is not in the file.") % {"key": self.fields["crossref"]}
            )
            return self.fields
        return dict(self._inherited(parent)) | self.fields

    def _inherited(self, parent: _Entry) -> Iterator[tuple[str, str]]:
        for name, value in parent.fields.items():
            if name == "title":
                yield ("booktitle" if self.kind in _WHERE else "journal"), value
            elif name not in _OWN:
                yield name, value


READER = Reader(name="BibTeX", recognises=_START.search, read=read)
