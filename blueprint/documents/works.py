"""An outline with the texts of its works: what the template of a PDF, or a DOCX, is made from."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from blueprint.citations.harvard import plain_references
from blueprint.documents.outline import Outline, Section, WorkOutline, state_of
from blueprint.documents.texts import PrintedText, printed
from blueprint.enums import Strength
from blueprint.kinds import KINDS, PUBLISHER
from blueprint.metadata import csl_item
from blueprint.models import Version
from blueprint.snapshots import in_state, restored
from blueprint.states import State
from core.addresses import absolute
from languages.locales import foreign_language, language_tag


@dataclass(frozen=True, kw_only=True)
class Work:
    number: str
    version: Version
    state: State
    #: The tag of its language where that is not the document's.
    lang: str
    #: `snapshots.restored`, its status among its facts.
    doc: dict[str, Any]
    text: PrintedText
    #: In Harvard style, which is in English.
    citation: str
    related_title: str
    #: As `outline.WorkOutline`, or as the version keeps them.
    related: list[dict[str, Any]]
    #: Whether these are those of the day when the version was published.
    is_related_then: bool
    depth: int

    @property
    def day(self) -> datetime.date:
        """When its version was published."""
        return localtime(self.version.published).date()

    @property
    def heading(self) -> str:
        return f"h{self.depth + 1}"

    @property
    def part_heading(self) -> str:
        return f"h{self.depth + 2}"

    @property
    def strength(self) -> Strength | None:
        level = self.doc.get("strength")
        return Strength(level) if level else None

    @property
    def lead(self) -> str:
        return self.doc.get("statement") or self.doc["summary"]

    @property
    def version_words(self) -> str:
        return _("Version %(number)d") % {"number": self.version.number}

    @property
    def version_and_day(self) -> str:
        """`Version 2, 25 November 2026`."""
        return f"{self.version_words}, {date_format(self.day, 'j F Y')}"

    @property
    def in_short(self) -> str:
        """`Version 2, 25 November 2026. Withdrawn on 1 December 2026. Example`"""
        example = _("Example") if self.state.is_example else ""
        return ". ".join(filter(None, [self.version_and_day, self.state.name, example]))

    @property
    def what_is_there(self) -> list[tuple[str, str]]:
        """Id and title of each part, for the contents of a document that is this work alone."""
        parts = [(f"{self.number}-{part['id']}", part["title"]) for part in self.doc["parts"]]
        return [*parts, (f"{self.number}-related", self.related_title), (f"{self.number}-sources", _("Sources"))]


@dataclass(frozen=True)
class WorksOfSection:
    title: str
    summary: str
    #: Each with its title and the element of its heading.
    texts: list[tuple[str, str, PrintedText]]
    works: list[Work]
    id: str


@dataclass(frozen=True)
class Content:
    outline: Outline
    sections: list[WorksOfSection]
    #: When the file was asked for: its works are as they stood then.
    day: datetime.date

    @property
    def works(self) -> list[Work]:
        return [work for section in self.sections for work in section.works]

    @property
    def single(self) -> Work | None:
        """The work whose title is that of the document."""
        return None if self.outline["depth"] else self.works[0]

    @property
    def has_examples(self) -> bool:
        return any(work.state.is_example for work in self.works)

    @property
    def author(self) -> str:
        """Nobody is named as the author of an example."""
        return "" if self.has_examples else PUBLISHER

    @property
    def language_tag(self) -> str:
        return language_tag(self.outline["language"])

    @property
    def address(self) -> str:
        return absolute(self.outline["path"])


def content_of(outline: Outline, day: datetime.date) -> Content:
    """Runs in the language of the outline, which the caller sets."""
    pks = [work["version"] for section in outline["sections"] for work in section["works"]]
    versions = Version.objects.select_related("permanent_number").in_bulk(pks)
    sections = [
        WorksOfSection(
            section["title"],
            section["summary"],
            list(_texts(section, f"p{number}", outline)),
            list(_works(section["works"], versions, outline)),
            f"p{number}",
        )
        for number, section in enumerate(outline["sections"], start=1)
    ]
    return Content(outline, [section for section in sections if section.works], day)


def _texts(section: Section, prefix: str, outline: Outline) -> Iterator[tuple[str, str, PrintedText]]:
    for place, (title, html) in enumerate(section["texts"], start=1):
        text = printed(html, f"{prefix}-t{place}", outline["depth"], absolute(outline["path"]))
        yield title, f"h{outline['depth'] + 1}", text


def _works(outlines: list[WorkOutline], versions: dict[int, Version], outline: Outline) -> Iterator[Work]:
    for work in outlines:
        version = versions[work["version"]]
        version.state = state_of(work)
        number = str(version.permanent_number)
        kind = KINDS[version.permanent_number.kind]
        is_then = work["related"] is None
        document = in_state(restored(version), None if is_then else version.state)
        (citation,) = plain_references([csl_item(version)])
        yield Work(
            number=number,
            version=version,
            state=version.state,
            lang=foreign_language(version.language),
            doc=document,
            text=printed(version.html, number, outline["depth"], version.absolute_url),
            citation=citation,
            related_title=str(kind.related_title),
            related=[
                item | {"url": absolute(item["url"])}
                for item in (document[kind.related] if is_then else work["related"] or [])
            ],
            is_related_then=is_then,
            depth=outline["depth"],
        )
