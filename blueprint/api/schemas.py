"""What the API takes and returns."""

from __future__ import annotations

import datetime
from typing import Any

from ninja import Schema
from pydantic import Field


class Choice(Schema):
    """One of a list of choices: `value` stays, `label` is for people."""

    value: str
    label: str


class Listed(Schema):
    number: str = Field(description="The permanent number, which never changes and is never used again.")
    title: str
    summary: str
    language: str
    url: str = Field(description="The permanent address of the work.")
    api_url: str
    state: str = Field(description="What a reader must know first, in words: an example, withdrawn. Else empty.")
    is_example: bool
    withdrawn_on: datetime.date | None
    published: datetime.datetime | None


class Entry(Listed):
    audiences: list[Choice]
    topics: list[Choice]
    setting: Choice
    stage: Choice
    time_span: str
    cost_band: Choice
    cost_year: int | None
    staffing: str
    strength: Choice
    strength_reason: str
    review_date: datetime.date | None


class Recommendation(Listed):
    statement: str
    audiences: list[Choice]
    level: Choice
    timescale: Choice
    status: Choice
    status_checked: datetime.date | None


class VersionLine(Schema):
    number: str
    version: int
    language: str
    translation_of: int | None
    published: datetime.datetime
    reason: str
    url: str
    api_url: str


class WholeVersion(VersionLine):
    title: str
    state: str
    html: str = Field(description="The main text as it was published.")
    data: dict[str, Any] = Field(description="Facts, sources and related works as they stood.")
    csl: dict[str, Any] = Field(description="The version as one item of CSL-JSON, to cite it.")


class Part(Schema):
    """A part of a list: 25 at most."""

    count: int
    next: str | None
    previous: str | None
    licence: str = Field(description="Under which the text may be used; empty while that is not yet known.")


class Entries(Part):
    items: list[Entry]


class Recommendations(Part):
    items: list[Recommendation]


class Sources(Part):
    items: list[dict[str, Any]] = Field(description="Items of CSL-JSON.")


class Filters(Schema):
    q: str = Field("", description="Words that each work must hold.")
    audience: list[str] = []
    sort: str = ""
    page: int = 1


class EntryFilters(Filters):
    topic: list[str] = []
    setting: list[str] = []
    stage: list[str] = []
    cost: list[str] = []
    strength: list[str] = []


class RecommendationFilters(Filters):
    level: list[str] = []
    timescale: list[str] = []
    status: list[str] = []
