"""Campaigns as tests make them, and their Welsh as a translator makes it."""

from __future__ import annotations

import datetime
from uuid import uuid4

from wagtail.models import Locale

from campaigns.enums import AskState
from campaigns.models import CampaignPage

DAY = datetime.date(2026, 2, 1)


def outcome(state, date=DAY, evidence="An Act", url="https://example.org/act", note="A note.", id=None):
    value = {"date": date, "state": state, "evidence": evidence, "url": url, "note": note}
    return {"type": "item", "value": value, "id": id or str(uuid4())}


def ask(title, *outcomes, id=None):
    """An ask as it is stored; it is open until it has an outcome."""
    value = {"title": title, "text": "Text.", "outcomes": list(outcomes)}
    return {"type": "ask", "value": value, "id": id or str(uuid4())}


def ask_in(state, title="Ask"):
    return ask(title) if state == AskState.OPEN else ask(title, outcome(state))


def link(page=None, url="", text="Read on"):
    return {"page": page, "url": url, "text": text}


def campaign(asks=(), **changes):
    fields = {
        "title": "Count",
        "slug": "count",
        "summary": "We ask.",
        "why_heading": "No one counts",
        "why": "<p>A reason.</p>",
        "actions": [
            (
                "call_to_action",
                {"heading": "Write", "text": "Calmly.", "link": link(url="https://example.org/")},
            )
        ],
    }
    page = CampaignPage(**fields | changes)
    set_asks(page, asks or [ask("Ask 1")])
    return page


def set_asks(page, asks):
    """As the database holds them, with their ids."""
    page.asks = page._meta.get_field("asks").stream_block.to_python(
        [
            item | {"value": item["value"] | {"outcomes": [_json(one) for one in item["value"]["outcomes"]]}}
            for item in asks
        ]
    )


def _json(item):
    return item | {"value": item["value"] | {"date": item["value"]["date"].isoformat()}}


def publish(page):
    page.save_revision().publish()
    page.refresh_from_db()
    return type(page).objects.get(pk=page.pk)


def translation_of(page, slug, **changes):
    """The live Welsh translation of a page, with the English words that are not changed."""
    translated = page.copy_for_translation(Locale.objects.get(language_code="cy"))
    for name, value in (changes | {"slug": slug}).items():
        setattr(translated, name, value)
    return publish(translated)
