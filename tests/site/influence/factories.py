"""Influence items, topics and settings as editors would make them."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from influence.models import ConsultationResponsePage, InfluenceItem, NewsPage, PositionPage, Setting, Topic
from tests.publishing import publish_below

DAY = datetime.date(2024, 2, 1)


def term[T: (Topic, Setting)](model: type[T], slug: str, name: str, welsh: str = "") -> T:
    translation = model._meta.get_field("translations").related_model
    made = model(slug=slug)
    names = {"en-gb": name, "cy": welsh}
    made.translations = [translation(language=code, name=words) for code, words in names.items() if words]
    made.save()
    return made


def item[P: InfluenceItem](
    parent: Any, title: str, model: type[P] = NewsPage, day: str = "2024-02-01", **more: Any
) -> P:
    topics, settings = more.pop("topics", []), more.pop("settings", [])
    slug = more.pop("slug", title.lower().replace(" ", "-"))
    page = model(title=title, slug=slug, date=datetime.date.fromisoformat(day), **more)
    page.topics, page.settings = topics, settings
    return publish_below(parent, page)


def add_item[P: InfluenceItem](parent: Any, title: str, model: type[P] = NewsPage, **more: Any) -> P:
    """A live item without a revision: for long lists, which are made sooner so."""
    topics, now = more.pop("topics", []), timezone.now()
    fields = {"date": DAY, "locale": parent.locale, "first_published_at": now, "last_published_at": now} | more
    page = model(title=title, slug=title.lower().replace(" ", "-"), **fields)
    page.topics = topics
    return parent.add_child(instance=page)


def position(parent: Any, title: str, **more: Any) -> PositionPage:
    return item(parent, title, PositionPage, **more)


def response(parent: Any, title: str, **more: Any) -> ConsultationResponsePage:
    return item(parent, title, ConsultationResponsePage, **{"recipient": "Sentencing Council"} | more)
