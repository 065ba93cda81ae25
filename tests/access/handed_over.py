"""What reaches a person without a page of the site: her calendar, her digest, the email of a new meeting, packs."""

from __future__ import annotations

import datetime
import io
import zipfile

from django.test import Client
from django.utils import timezone

from learning.library.files.storages import private_storage
from learning.library.models import DigestChoice, Pack
from learning.library.packs import building, services
from learning.library.reading import digest_choices
from learning.library.reading.digests import WeeklyDigest
from learning.meetings import notice_choices
from learning.meetings.models import MeetingNotices
from learning.meetings.notices import NewMeetings
from learning.meetings.services import make_calendar_address
from subscriptions.models import Sending
from tests.access.meetings import MarkedMeeting

WEEK = datetime.timedelta(days=7)


def calendar_of(person: object) -> bytes:
    """Whoever has the address asks, without a session."""
    response = Client().get(f"/learning/meetings/calendar/{make_calendar_address(person)}.ics")
    assert response.headers["Cache-Control"] == "private, no-store"
    return response.content if response.status_code == 200 else b""


def digest_for(person: object) -> bytes:
    digest_choices.choose(person, "all", [])
    now = timezone.now()
    content = {"since": (now - WEEK).isoformat(), "until": (now + WEEK).isoformat()}
    sending = Sending(list_key=digest_choices.LIST, day=now.date(), send_at=now, content=content)
    choice = DigestChoice.objects.get(user=person)
    choice.subscription.confirmed_at = now - WEEK
    choice.subscription.save()
    return _written(WeeklyDigest().email(sending, choice.subscription))


def notices_for(person: object, meetings: list[MarkedMeeting]) -> list[bytes]:
    """What each of these brings to somebody who is on the list, whether or not she should be."""
    notice_choices._subscribe(person)
    subscription, list_key = MeetingNotices.objects.get(user=person).subscription, notice_choices.LIST
    sendings = [
        Sending(list_key=list_key, send_at=timezone.now(), content={"meeting": item.meeting.pk}) for item in meetings
    ]
    return [_written(NewMeetings().email(sending, subscription)) for sending in sendings]


def _written(email: object) -> bytes:
    if email is None:
        return b""
    return "\n".join([email.subject, email.body, *(content for content, _kind in email.alternatives)]).encode()


def packs_of(sections: list, monkeypatch) -> dict[str, bytes]:
    """By its address, what is in each: made as the task makes it, but for the PDF, which takes a second."""
    monkeypatch.setattr(building, "pdf_of", lambda html, styles: b"%PDF-")
    found = {}
    for pack in Pack.objects.filter(section__in=sections, language="en-gb").select_related("section__library"):
        services.rebuild(pack.pk)
        pack.refresh_from_db()
        section = pack.section
        address = f"/learning/libraries/{section.library.slug}/sections/{section.pk}/pack/en-gb/"
        found[address] = _unpacked(pack.key) if pack.file else b""
    return found


def _unpacked(key: str) -> bytes:
    with private_storage().open(key) as stored, zipfile.ZipFile(io.BytesIO(stored.read())) as archive:
        return b"\n".join(name.encode() + archive.read(name) for name in archive.namelist())
