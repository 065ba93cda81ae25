"""The rows of a table as CSV, for a spreadsheet: what the table shows and the permanent address of each work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from blueprint.models import EntryPage, RecommendationPage
from blueprint.models.numbered import NumberedPage
from core.addresses import absolute

type Column = tuple[str, Callable[[Any], Any]]


def _work_columns() -> list[Column]:
    return [
        (pgettext("of an entry", "Number"), lambda work: work.number_label),
        (_("Title"), lambda work: work.title),
        (_("Address"), lambda work: absolute(work.permanent_url)),
        (_("Last changed"), lambda work: work.last_published_at.date().isoformat() if work.last_published_at else ""),
        (_("Please note"), lambda work: work.state.words),
    ]


def entry_columns() -> list[Column]:
    return [
        *_work_columns(),
        (_("Summary"), lambda work: work.summary),
        (_("For whom"), lambda work: work.audience_names),
        (_("Topics"), lambda work: work.topic_names),
        (_("Setting"), lambda work: work.get_setting_display()),
        (_("Stage"), lambda work: work.get_stage_display()),
        (_("Time span"), lambda work: work.time_span),
        (_("Cost band"), lambda work: work.cost_words),
        (_("Strength of evidence"), lambda work: work.strength.label),
        (_("Why this strength"), lambda work: work.strength_reason),
    ]


def recommendation_columns() -> list[Column]:
    return [
        *_work_columns(),
        (_("Recommendation"), lambda work: work.statement),
        (_("Who should do it"), lambda work: work.audience_names),
        (_("Level"), lambda work: work.get_level_display()),
        (_("Timescale"), lambda work: work.get_timescale_display()),
        (_("Status"), lambda work: work.status_today["words"]),
    ]


def columns_of(model: type[NumberedPage]) -> list[Column]:
    return {EntryPage: entry_columns, RecommendationPage: recommendation_columns}[model]()


def rows_of(works: Iterable[NumberedPage], columns: Sequence[Column]) -> Iterator[list[str]]:
    yield [str(label) for label, _value in columns]
    for work in works:
        yield [str(value(work)) for _label, value in columns]
