"""What is in a document, as JSON types: it decides the file to the last word, so the same outline is made once.

Texts of works are not in it: it names their versions, which never change.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any, TypedDict
from uuid import UUID

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from blueprint.enums import Kind
from blueprint.kinds import KINDS
from blueprint.landing import live_landing
from blueprint.models import BlueprintPage, ChapterPage, EntryPage, RestsOn, Version
from blueprint.states import State
from languages.locales import language_of

#: Raised when the layout changes, so that kept files are made anew.
LAYOUT = 3
#: More is no document that anybody reads, and would hold the worker for minutes.
MAX_WORKS = 400


class TooLong(Exception):
    """The works are too many for one file."""


class WorkOutline(TypedDict):
    version: int
    state: dict[str, Any]
    #: What is related to it today: number, title, lang, url, state_words. None for a version that shows what was then.
    related: list[dict[str, Any]] | None


class Section(TypedDict):
    #: Of a chapter, or of the recommendations; empty where the works stand alone.
    title: str
    summary: str
    #: Title and HTML of what a chapter says of its entries together.
    texts: list[list[str]]
    works: list[WorkOutline]


class Outline(TypedDict):
    #: The beginning of the file's name.
    name: str
    language: str
    title: str
    #: What kind of document it is, in words.
    kind: str
    summary: str
    #: Where it stands on the site.
    path: str
    #: How many headings stand above those of a work's parts: none where the work's title is that of the document.
    depth: int
    #: Of the blueprint's own texts: its name and address; empty where none has been given.
    licence: list[str]
    sections: list[Section]


def key_of(outline: Outline, file_format: str) -> str:
    content = json.dumps([LAYOUT, file_format, outline], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def outline_of_version(version: Version, is_newest: bool) -> Outline:
    number = str(version.permanent_number)
    return Outline(
        name=f"hope-street-{number}-v{version.number}",
        language=version.language,
        title=version.title,
        kind=str(Kind(version.permanent_number.kind).label),
        summary="",
        path=version.get_absolute_url(),
        depth=0,
        licence=_licence(version.language),
        sections=[Section(title="", summary="", texts=[], works=_works([version], version.language, today=is_newest))],
    )


def outline_of_briefing(versions: Sequence[Version], language: str, path: str) -> Outline:
    return Outline(
        name="hope-street-briefing",
        language=language,
        title=_("Briefing from the Hope Street blueprint"),
        kind="",
        summary=_("Entries and recommendations of the Hope Street blueprint for a meeting."),
        path=path,
        depth=1,
        licence=_licence(language),
        sections=[Section(title="", summary="", texts=[], works=_works(versions, language))],
    )


def outline_of_chapter(chapter: ChapterPage, path: str) -> Outline:
    language = language_of(chapter.locale_id)
    keys = list(chapter.entries().values_list("translation_key", flat=True))
    versions = _newest(keys, language)
    return Outline(
        name=f"hope-street-{slugify(chapter.slug) or 'chapter'}",
        language=language,
        title=chapter.title,
        kind=_("A chapter of the Hope Street blueprint"),
        summary=chapter.summary,
        path=path,
        depth=1,
        licence=_licence(language),
        sections=[Section(title="", summary="", texts=_texts_of(chapter), works=_works(versions, language))],
    )


def outline_of_blueprint(landing: BlueprintPage, path: str) -> Outline:
    """All chapters with their entries, then all recommendations, in a few queries, however many they are."""
    language = language_of(landing.locale_id)
    recommendations = list(landing.recommendations().values_list("translation_key", flat=True))
    groups = [*_chapters_with_entries(landing), (_("Recommendations"), "", [], recommendations)]
    versions = _newest([key for _title, _summary, _texts, keys in groups for key in keys], language)
    works = dict(zip(_keys(versions), _works(versions, language), strict=True))
    return Outline(
        name="hope-street-blueprint",
        language=language,
        title=landing.heading or landing.title,
        kind=landing.title if landing.heading else "",
        summary=landing.summary,
        path=path,
        depth=2,
        licence=_licence(language),
        sections=[
            Section(title=title, summary=summary, texts=texts, works=[works[key] for key in group if key in works])
            for title, summary, texts, group in groups
        ],
    )


def _chapters_with_entries(landing: BlueprintPage) -> list[tuple[str, str, list[list[str]], list[UUID]]]:
    """Title, summary, texts and the translation keys of the live entries, in reading order."""
    entries = EntryPage.objects.live().descendant_of(landing).order_by("path").values_list("path", "translation_key")
    of_chapter: dict[str, list[UUID]] = defaultdict(list)
    for path, key in entries:
        of_chapter[path[: -EntryPage.steplen]].append(key)
    return [
        (chapter.title, chapter.summary, _texts_of(chapter), of_chapter[chapter.path]) for chapter in landing.chapters()
    ]


def _texts_of(chapter: ChapterPage) -> list[list[str]]:
    texts = ((_("What we now believe"), chapter.beliefs), (_("Open questions"), chapter.questions))
    return [[title, expand_db_html(html)] for title, html in texts if html]


def _licence(language: str) -> list[str]:
    landing = live_landing(language)
    return [landing.licence, landing.licence_url] if landing else ["", ""]


def state_of(work: WorkOutline) -> State:
    """The state that an outline keeps as JSON types."""
    kept = work["state"]
    day = kept["withdrawn_on"]
    return State(
        **kept
        | {
            "withdrawn_on": datetime.date.fromisoformat(day) if day else None,
            "reason_of_withdrawal": tuple(kept["reason_of_withdrawal"]),
        }
    )


def _state_kept(state: State) -> dict[str, Any]:
    day = state.withdrawn_on.isoformat() if state.withdrawn_on else None
    return asdict(state) | {"withdrawn_on": day, "reason_of_withdrawal": list(state.reason_of_withdrawal)}


def _newest(keys: Sequence[UUID], language: str) -> list[Version]:
    """The newest version of each work with its state, in this order, in four queries."""
    if len(keys) > MAX_WORKS:
        raise TooLong
    newest = Version.objects.newest_of(keys, language)
    states = Version.objects.states_of(newest, language)
    examples = dict(
        Version.objects.filter(pk__in=[version.pk for version in newest.values()]).values_list("pk", "data__is_example")
    )
    for key, version in newest.items():
        version.state = replace(states[key], is_example=examples[version.pk])
    return [newest[key] for key in keys if key in newest]


def _keys(versions: Iterable[Version]) -> list[UUID]:
    return [version.permanent_number.translation_key for version in versions]


def _works(versions: Sequence[Version], language: str, *, today: bool = True) -> list[WorkOutline]:
    related = _related_today(versions, language) if today else {}
    return [
        WorkOutline(version=version.pk, state=_state_kept(version.state), related=related.get(key))
        for key, version in zip(_keys(versions), versions, strict=True)
    ]


def _related_today(versions: Sequence[Version], language: str) -> dict[UUID, list[dict[str, Any]]]:
    """What rests on each entry, and what each recommendation that is published rests on, by translation key."""
    of_kind: dict[str, list[UUID]] = defaultdict(list)
    for version in versions:
        of_kind[version.permanent_number.kind].append(version.permanent_number.translation_key)
    grounds = RestsOn.objects.filter(recommendation__live=True).order_by("recommendation", "sort_order")
    grounds = grounds.filter(recommendation__locale__language_code__in={language, settings.LANGUAGE_CODE})
    entries, recommendations = of_kind[Kind.ENTRY], of_kind[Kind.RECOMMENDATION]
    pairs = [
        *grounds.filter(entry_key__in=entries).values_list("entry_key", "recommendation__translation_key"),
        *grounds.filter(recommendation__translation_key__in=recommendations).values_list(
            "recommendation__translation_key", "entry_key"
        ),
    ]
    # Each once, whatever the languages it stands in.
    found: dict[UUID, dict[UUID, None]] = {key: {} for key in entries}
    for key, other in pairs:
        found.setdefault(key, {})[other] = None
    items = Version.objects.items_of({other for others in found.values() for other in others}, language)
    related = {key: [items[other] for other in others if other in items] for key, others in found.items()}
    for key in entries:
        related[key].sort(key=lambda item: int(item["number"].removeprefix(KINDS[Kind.RECOMMENDATION].number_prefix)))
    return related
