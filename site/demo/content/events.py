"""Eight events. Those that come are examples, counted from the day on which they are made; two past ones are public facts."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from core.dates import today
from demo.content import files
from demo.content.library_texts import Text
from demo.content.training import REVIEW_2024
from demo.pages import ensure_page
from demo.seeded_content import SeededContent
from events.enums import EventKind
from events.models import EventIndexPage, EventMaterial, EventPage
from files.models import PublicDocument

WORKS_FOR_FREEDOM = "Works for Freedom, 2014; Centre for Crime and Justice Studies, 2016"
TEN, NOON, FOUR = datetime.time(10), datetime.time(12), datetime.time(16)

#: Their days are counted from today, to the next working day. `days` is the number of days that the event lasts.
EXAMPLES: dict[str, dict[str, Any]] = {
    "network-meeting": {
        "title": "South network: what we changed this year",
        "summary": "Members tell what they tried, what happened, and what did not work.",
        "kind": EventKind.NETWORK_MEETING,
        "in_days": 12,
        "starts_at": TEN,
        "ends_at": NOON,
        "is_online": True,
        "for_whom": "Members of the South network",
        "price": "Free",
        "booking": "Members get the link by e-mail. Nobody has to book.",
    },
    "becoming-trauma-informed-leeds": {
        "title": "Becoming Trauma Informed, a day in Leeds",
        "summary": "A training day for staff of prisons, probation, health, housing and charities.",
        "in_days": 40,
        "starts_at": TEN,
        "ends_at": FOUR,
        "place": "Leeds",
        "for_whom": "Staff who work with women affected by the justice system",
        "price": "Free",
        "places": 20,
        "programme": "training/becoming-trauma-informed",
        "booking": "Ask for a place.",
        "form": "learning/ask-for-a-place",
        "body": [
            (
                "rich_text",
                "<p>The day is quiet. There are breaks each hour, nobody has to speak about herself, and anybody may "
                "leave the room without a word.</p>",
            )
        ],
    },
    "team-leadership-online": {
        "title": "Trauma Informed Team Leadership: first morning",
        "summary": "For people who lead a team and want to begin.",
        "in_days": 54,
        "starts_at": TEN,
        "ends_at": NOON,
        "is_online": True,
        "for_whom": "People who lead teams",
        "price": "Free",
        "programme": "training/team-leadership",
        "is_cancelled": True,
        "cancelled_reason": "Too few people could come. A new date will follow.",
    },
    "training-trainers-manchester": {
        "title": "Training of trainers, two days in Manchester",
        "summary": "For staff who will train their colleagues.",
        "in_days": 82,
        "days": 2,
        "place": "Manchester",
        "for_whom": "Staff who have done Becoming Trauma Informed",
        "price": "Free",
        "places": 12,
        "programme": "training/training-trainers",
        "booking": "Ask for a place.",
    },
    "working-with-trauma": {
        "title": "Working with trauma: a conference in Birmingham",
        "summary": "Two days for people from prisons, the police, probation and charities.",
        "kind": EventKind.CONFERENCE,
        "in_days": 145,
        "days": 2,
        "place": "Birmingham",
        "is_online": True,
        "for_whom": "Anybody who works with women affected by the justice system",
        "price": "£40, online free",
        "places": 150,
        "booking": "Booking opens three months before.",
    },
    "network-meeting-past": {
        "title": "South network: the first hour",
        "summary": "How it feels to arrive, and what a reception area can do.",
        "kind": EventKind.NETWORK_MEETING,
        "in_days": -45,
        "starts_at": TEN,
        "ends_at": NOON,
        "is_online": True,
        "for_whom": "Members of the South network",
        "price": "Free",
    },
}
HELD: dict[str, dict[str, Any]] = {
    "network-day-london": {
        "title": "Network day in London",
        "summary": f"A day for our networks, announced for 6 March 2025. How it went is not known. Source: {REVIEW_2024}.",
        "kind": EventKind.NETWORK_MEETING,
        "starts_on": datetime.date(2025, 3, 6),
        "place": "London",
        "for_whom": "Members of the networks",
        "price": "Not yet known",
    },
    "first-workshop": {
        "title": "The first workshop",
        "summary": f"Staff from every women’s prison in England came. Source: {WORKS_FOR_FREEDOM}.",
        "starts_on": datetime.date(2014, 4, 2),
        "place": "London",
        "for_whom": "Staff of women’s prisons in England",
        "price": "Not yet known",
        "programme": "training/becoming-trauma-informed",
    },
}
NOTES = Text(
    "Notes of a network meeting",
    "What was said about the first hour, in four points.",
    [
        (
            "Four points",
            [
                "- A sign that says where to sit helps more than one that says what is forbidden.",
                "- One person who stays until it is clear what comes next.",
                "- Water, and a place for a child.",
                "- Ask at the end: what was hard about coming in?",
            ],
        )
    ],
    example=True,
)


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    index = ensure_page("events", seeded.home, _index, seeded.admin)
    seeded.pages["events"] = index
    makers: dict[str, Callable[[], EventPage]] = {
        **{slug: partial(_example, seeded, slug, **words) for slug, words in EXAMPLES.items()},
        **{slug: partial(_event, seeded, slug, **words) for slug, words in HELD.items()},
    }
    for slug, make in makers.items():
        seeded.pages[f"events/{slug}"] = ensure_page(f"events/{slug}", index, make, seeded.admin)


def _index() -> EventIndexPage:
    return EventIndexPage(
        title="Events",
        slug="events",
        summary="Training dates, network meetings and conferences, and what was shown at those that are over.",
    )


def _example(seeded: SeededContent, slug: str, *, in_days: int, days: int = 1, **words: Any) -> EventPage:
    first = _working_day(today() + datetime.timedelta(days=in_days), days)
    last = first + datetime.timedelta(days=days - 1) if days > 1 else None
    materials = [EventMaterial(document=_notes(seeded))] if in_days < 0 else []
    return _event(seeded, slug, is_example=True, starts_on=first, ends_on=last, materials=materials, **words)


def _event(seeded: SeededContent, slug: str, *, programme: str = "", form: str = "", **words: Any) -> EventPage:
    pages = {"programme": seeded.pages.get(programme), "booking_page": seeded.pages.get(form)}
    return EventPage(slug=slug, **{"kind": EventKind.TRAINING} | pages | words)


def _working_day(day: datetime.date, days: int) -> datetime.date:
    """The day, or the Tuesday after it when the event would touch a weekend or a Monday."""
    fits = range(1, 6 - days)
    while day.weekday() not in fits:
        day += datetime.timedelta(days=1)
    return day


def _notes(seeded: SeededContent) -> PublicDocument:
    found = PublicDocument.objects.filter(title=NOTES.title).first()
    if found:
        return found
    file = ContentFile(files.docx(NOTES), name="notes-of-a-network-meeting.docx")
    return PublicDocument.objects.create(title=NOTES.title, file=file, uploaded_by_user=seeded.admin)
