"""How the demonstration writes one influence item."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from html import escape
from typing import Any

from influence.models import InfluenceItem, Setting, Topic


@dataclass(frozen=True)
class Item:
    """The words of one item. `topics` and `settings` are parts of addresses with spaces between them."""

    slug: str
    title: str
    date: str
    date_precision: str
    summary: str
    paragraphs: list[str]
    source: str
    topics: str = ""
    settings: str = ""
    is_example: bool = False
    content_note: str = ""
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def body(self) -> list[tuple[str, str]]:
        paragraphs = [*self.paragraphs, f"Source: {self.source}."] if self.source else self.paragraphs
        return [("rich_text", "".join(f"<p>{escape(words, quote=False)}</p>" for words in paragraphs))]

    def make[P: InfluenceItem](self, model: type[P], **files: Any) -> P:
        page = model(
            title=self.title,
            slug=self.slug,
            summary=self.summary,
            date=datetime.date.fromisoformat(self.date),
            date_precision=self.date_precision,
            is_example=self.is_example,
            content_note=self.content_note,
            body=self.body,
            **self.more,
            **files,
        )
        page.topics = Topic.objects.filter(slug__in=self.topics.split())
        page.settings = Setting.objects.filter(slug__in=self.settings.split())
        return page
