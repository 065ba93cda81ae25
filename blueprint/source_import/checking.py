"""What becomes of each record of a text: a new source, one that is here already, one that waits, or a fault."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blueprint.citations.csl import UnknownType, normalise
from blueprint.citations.dates import csl_date, year_of
from blueprint.citations.names import csl_names
from blueprint.citations.reading.base import Record
from blueprint.citations.texts import without_markup
from blueprint.models import Source
from blueprint.source_import.doi_lookup import Answer, known_answers
from blueprint.source_import.fields import key_of, values_of

if TYPE_CHECKING:
    Work = tuple[str, str, str]


class Result(models.TextChoices):
    """In the order of what people look for."""

    FAILED = "failed", gettext_lazy("Failed")
    WAITING = "waiting", gettext_lazy("Waiting for its details")
    NEW = "new", gettext_lazy("To be added")
    PRESENT = "present", gettext_lazy("Already here")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    record: Record
    result: Result
    #: The source as it would be, or as it is.
    source: Source | None = None
    reason: str = ""
    warnings: tuple[str, ...] = ()


def check(records: Iterable[Record], common: dict[str, Any]) -> list[Outcome]:
    """`common` holds the values that all new sources get. Nothing is written."""
    records = list(records)
    checking = _Checking(common, known_answers([record.doi for record in records if record.doi]))
    return [checking.outcome(record) for record in records]


def work_of(title: str, issued: str, authors: str) -> Work:
    """Title, year and first author in plain letters, by which a work without a DOI is known again."""
    first = next(iter(csl_names(authors)), {})
    words = (without_markup(title), year_of(csl_date(issued)), first.get("family") or first.get("literal", ""))
    return tuple(re.sub(r"\W+", " ", word).strip().casefold() for word in words)  # type: ignore[return-value]


class _Checking:
    """Remembers the sources that are here, and those of the text that came before."""

    def __init__(self, common: dict[str, Any], answers: dict[str, Answer]) -> None:
        self.common, self.answers = common, answers
        here = Source.objects.only("key", "title", "doi", "issued", "authors", "editors")
        self.keys: set[str] = set()
        self.by_doi: dict[str, Source] = {}
        self.by_work: dict[Work, Source] = {}
        self.lines: dict[str, int] = {}
        for source in here:
            self._remember(source)

    def _remember(self, source: Source) -> None:
        self.keys.add(source.key.lower())
        if source.doi:
            self.by_doi.setdefault(source.doi.lower(), source)
        self.by_work.setdefault(work_of(source.title, source.issued, source.authors or source.editors), source)

    def outcome(self, record: Record) -> Outcome:
        if record.fault:
            return Outcome(record=record, result=Result.FAILED, reason=record.fault)
        if same := self.by_doi.get(record.doi.lower()):
            return self._present(record, same)
        item = record.item
        if record.doi:
            answer = self.answers[record.doi.lower()]
            if answer.item is None:
                result = Result.WAITING if answer.may_come else Result.FAILED
                return Outcome(record=record, result=result, reason=answer.words)
            item = {"DOI": record.doi} | answer.item
        return self._of_item(record, item or {})

    def _of_item(self, record: Record, item: dict[str, Any]) -> Outcome:
        try:
            values, warnings = values_of(item)
        except UnknownType as error:
            return Outcome(record=record, result=Result.FAILED, reason=str(error))
        same = self._same(values)
        if same:
            return self._present(record, same)
        warnings = [*record.warnings, *warnings]
        source = Source(key=key_of(normalise(item), self.keys), **values | self.common)
        source.note = "\n".join(filter(None, [source.note, *record.warnings]))
        try:
            source.full_clean(validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            self.keys.discard(source.key.lower())
            return Outcome(record=record, result=Result.FAILED, reason=_in_words(source, error), source=source)
        self._remember(source)
        self.lines[source.key] = record.line
        return Outcome(record=record, result=Result.NEW, source=source, warnings=tuple(warnings))

    def _same(self, values: dict[str, Any]) -> Source | None:
        if same := self.by_doi.get(values["doi"].lower()):
            return same
        same = self.by_work.get(work_of(values["title"], values["issued"], values["authors"] or values["editors"]))
        return None if same is None or (same.doi and values["doi"]) else same

    def _present(self, record: Record, same: Source) -> Outcome:
        line = self.lines.get(same.key)
        reason = _("The same as the record on line %(line)d.") % {"line": line} if line else ""
        return Outcome(record=record, result=Result.PRESENT, source=same, reason=reason)


def _in_words(source: Source, error: ValidationError) -> str:
    """“Title: This field cannot be null.”, with the names that the form has."""
    if "title" in error.message_dict and not source.title:
        return _("It has no title.")
    sentences = []
    for field in Source._meta.concrete_fields:
        if found := error.message_dict.get(field.name):
            sentences.append(f"{capfirst(field.verbose_name)}: {' '.join(found)}")
    return " ".join(sentences)
