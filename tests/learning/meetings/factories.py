"""Meetings, made as short as a test can say them."""

from __future__ import annotations

import datetime

from learning.meetings.models import Meeting, MeetingMaterial, MeetingTranslation
from tests.factories import in_days


def make_meeting(network, title="What we changed", in_so_many_days=10, publish=True, materials=(), **fields) -> Meeting:
    """Published as the button does, so that its history, calendar and emails follow. `notes` and `welsh` are words."""
    words = {name: fields.pop(name) for name in ("summary", "notes", "cancelled_reason") if name in fields}
    welsh = fields.pop("welsh", "")
    values = {
        "starts_on": in_days(in_so_many_days),
        "starts_at": datetime.time(10),
        "ends_at": datetime.time(12),
        "town": "Leeds",
        "address": "Room 3, Example House",
        "online_link": "https://meet.example.org/zephyr",
    }
    meeting = Meeting(network=network, live=False, **(values | fields))
    meeting.translations.add(MeetingTranslation(language="en-gb", title=title, **words))
    if welsh:
        meeting.translations.add(MeetingTranslation(language="cy", title=welsh))
    for resource in materials:
        meeting.materials.add(MeetingMaterial(resource=resource))
    meeting.save()
    revision = meeting.save_revision()
    if publish:
        revision.publish(skip_permission_checks=True)
        meeting.refresh_from_db()
    return meeting


def url(meeting, below="") -> str:
    return f"/learning/networks/{meeting.network.slug}/meetings/{meeting.pk}/{below}"


def manage_url(network, below="") -> str:
    return f"/learning/networks/{network.slug}/manage/meetings/{below}"


def plan(**changes) -> dict[str, str]:
    """What a coordinator's browser sends."""
    day = in_days(20)
    return {
        "starts_on_day": str(day.day), "starts_on_month": str(day.month), "starts_on_year": str(day.year),
        "ends_on_day": "", "ends_on_month": "", "ends_on_year": "",
        "starts_at": "10:00", "ends_at": "12:00", "town": "Leeds", "address": "", "online_link": "", "seen": "",
        "en-gb-title": "What we changed", "en-gb-summary": "", "en-gb-notes": "",
        "cy-title": "", "cy-summary": "", "cy-notes": "",
    } | changes  # fmt: skip
