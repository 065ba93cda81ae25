"""Meetings of the South and the North network: to come, past with notes, and cancelled. All are examples and say so."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.dates import today
from demo.seeded_content import SeededContent
from learning.library.models import Resource
from learning.meetings.enums import Answer
from learning.meetings.models import Attendance, Meeting, MeetingMaterial, MeetingTranslation

SAID = "This is an example, to show how a meeting looks. "
SAID_CY = "Enghraifft yw hon, i ddangos sut mae cyfarfod yn edrych. "
LINK = "https://meet.example.org/example-meeting"

#: network, days from today, (title, Welsh title), English words, fields, materials by their address
MEETINGS: list[tuple[str, int, tuple[str, str], dict[str, str], dict[str, Any], list[str]]] = [
    (
        "south",
        19,
        ("Example: what we changed this autumn", "Enghraifft: yr hyn a newidiwyd gennym yr hydref hwn"),
        {"summary": f"{SAID}Each of us tells one thing that she tried, what happened, and what did not work."},
        {"town": "Southampton", "address": "Room 2, Example Hall, 1 Example Street", "online_link": LINK},
        ["fresh-eyes-checklist", "looking-after-staff"],
    ),
    (
        "south",
        -24,
        ("Example: walking a site with fresh eyes", "Enghraifft: cerdded safle â llygaid newydd"),
        {
            "summary": f"{SAID}We read the checklist together.",
            "notes": f"{SAID}\n\nAgreed: everyone walks her own site once before we meet again.\n\nOpen: who asks the office.",
        },
        {"town": "Winchester", "address": "Example Library, upper floor"},
        ["fresh-eyes-checklist", "meeting-notes-south"],
    ),
    (
        "south",
        47,
        ("Example: looking after staff", "Enghraifft: gofalu am staff"),
        {"summary": f"{SAID}It shows a meeting that is cancelled.", "cancelled_reason": "The speaker is ill. A new date will follow."},
        {"online_link": LINK, "is_cancelled": True},
        [],
    ),
    (
        "north",
        26,
        ("Example: women’s centres near us", "Enghraifft: canolfannau menywod yn ein hardal"),
        {"summary": f"{SAID}What they offer, and how to send somebody there."},
        {"town": "Manchester", "address": "Example Centre, ground floor"},
        ["womens-centres"],
    ),
    (
        "north",
        61,
        ("Example: the year ahead", "Enghraifft: y flwyddyn i ddod"),
        {"summary": f"{SAID}Short, and online only."},
        {"online_link": LINK},
        [],
    ),
]  # fmt: skip


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """For a network that has no meeting yet."""
    empty = {slug for slug in ("south", "north") if not seeded.networks[slug].meetings.exists()}
    for slug, days, titles, words, fields, materials in MEETINGS:
        if slug in empty:
            meeting = _meeting(seeded, slug, days, titles, words, fields, materials)
            if meeting.town and slug == "south":
                _attended(seeded, meeting)


def _meeting(
    seeded: SeededContent,
    slug: str,
    days: int,
    titles: tuple[str, str],
    words: dict[str, str],
    fields: dict[str, Any],
    materials: list[str],
) -> Meeting:
    """On the next working day. Published as the button does, so that calendars and history know of it."""
    day = today() + datetime.timedelta(days=days)
    while day.weekday() > 4:
        day += datetime.timedelta(days=1)
    hours = {"starts_at": datetime.time(10), "ends_at": datetime.time(12)}
    meeting = Meeting(network=seeded.networks[slug], starts_on=day, live=False, **hours, **fields)
    meeting.translations = [
        MeetingTranslation(language="en-gb", title=titles[0], **words),
        MeetingTranslation(language="cy", title=titles[1], summary=SAID_CY.strip()),
    ]
    chosen = {resource.slug: resource for resource in Resource.objects.filter(slug__in=materials)}
    meeting.materials = [MeetingMaterial(resource=chosen[name]) for name in materials]
    meeting.save()
    meeting.save_revision(user=seeded.admin).publish(user=seeded.admin, skip_permission_checks=True)
    meeting.changes.update(emailed_at=timezone.now())  # the seed mails nobody
    return meeting


def _attended(seeded: SeededContent, meeting: Meeting) -> None:
    for local in ("member.south", "coordinator.south"):
        Attendance.objects.create(
            meeting=meeting,
            user=seeded.users[local],
            answer=Answer.COMING,
            answered_at=timezone.now(),
            came=meeting.is_over,
        )
