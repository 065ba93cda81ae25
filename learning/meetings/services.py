"""Writes to meetings: what a coordinator plans, what members say, who came."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.locks import lock_row
from learning.library.models import Resource
from learning.meetings.enums import Answer, Change
from learning.meetings.models import (
    Attendance,
    CalendarAddress,
    Meeting,
    MeetingChange,
    MeetingMaterial,
    MeetingTranslation,
)
from learning.meetings.tasks import announce, tell_who_comes

if TYPE_CHECKING:
    from accounts.models import User

#: The words of a meeting by language, as the fields of `MeetingTranslation`.
Words = dict[str, dict[str, str]]


class ChangedMeanwhile(Exception):
    """Somebody saved the meeting since the page was opened, or locked it; `sentence` says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@transaction.atomic
def save_plan(
    meeting: Meeting, fields: dict[str, Any], words: Words, *, by: User, publish: bool, seen: int | None = None
) -> Meeting:
    """Saves a draft of a meeting, new or old, and publishes it if asked. `seen` is the version that the page showed."""
    if meeting.pk:
        row = _writable(meeting, by)
        if row.latest_revision_id != seen:
            raise ChangedMeanwhile(
                _("Somebody has changed this meeting since you opened the page. Open it again, then write your change.")
            )
        meeting = row.get_latest_revision_as_object() if row.latest_revision_id else row
    for name, value in fields.items():
        setattr(meeting, name, value)
    _set_words(meeting, words)
    if not meeting.pk:
        meeting.live = False
        meeting.save()
    revision = meeting.save_revision(user=by)
    if publish:
        revision.publish(user=by, skip_permission_checks=True)
    return Meeting.objects.get(pk=meeting.pk)


def cancel(meeting: Meeting, reasons: dict[str, str], *, by: User) -> None:
    """At once, with why in each language; those who said that they come get an email."""

    def change(version: Meeting) -> None:
        version.is_cancelled = True
        _set_words(version, {language: {"cancelled_reason": reason} for language, reason in reasons.items()})

    _change_at_once(meeting, change, by)


def restore(meeting: Meeting, *, by: User) -> None:
    """It takes place after all."""

    def change(version: Meeting) -> None:
        version.is_cancelled = False

    _change_at_once(meeting, change, by)


def set_materials(meeting: Meeting, resources: Iterable[Resource], *, by: User) -> None:
    """These and no others, in this order."""
    chosen = list(resources)
    if [row.resource_id for row in meeting.materials.all()] == [resource.pk for resource in chosen]:
        return

    def change(version: Meeting) -> None:
        version.materials.set([MeetingMaterial(resource=resource) for resource in chosen])

    _change_at_once(meeting, change, by)


@transaction.atomic
def _change_at_once(meeting: Meeting, change: Callable[[Meeting], None], by: User) -> None:
    """Makes one change in what is live and in a draft that waits, so that neither loses it nor publishes the other."""
    row = _writable(meeting, by)
    waits = row.has_unpublished_changes or not row.live
    draft = row.get_latest_revision_as_object() if waits and row.latest_revision_id else None
    if row.live:
        change(row)
        row.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    if draft is not None:
        change(draft)
        draft.save_revision(user=by)


def _writable(meeting: Meeting, by: User) -> Meeting:
    """The row as it is now, locked until the transaction ends."""
    lock_row(meeting)
    row: Meeting = Meeting.objects.select_related("network").get(pk=meeting.pk)
    lock = row.get_lock()
    if lock is not None and lock.for_user(by):
        raise ChangedMeanwhile(_("The office has locked this meeting while it works on it. Try again later."))
    return row


def _set_words(meeting: Meeting, words: Words) -> None:
    """Writes these fields of these languages. A language whose words are all empty goes."""
    rows = {row.language: row for row in meeting.translations.all()}
    for language, fields in words.items():
        row = rows.setdefault(language, MeetingTranslation(language=language))
        for name, value in fields.items():
            setattr(row, name, value)
    meeting.translations.set([row for row in rows.values() if row.title])


@transaction.atomic
def record_publication(meeting: Meeting) -> None:
    """Keeps what members can read now, when it differs from before; a task writes the emails.

    A second publication of the same changes nothing.
    """
    lock_row(meeting)
    now = {name: getattr(meeting, name) for name in MeetingChange.compared}
    last = meeting.changes.last()
    was_there = last is not None and last.what != Change.WITHDRAWN
    if was_there and all(getattr(last, name) == value for name, value in now.items()):
        return
    cancelled_at = None
    if meeting.is_cancelled:
        cancelled_at = meeting.cancelled_at or timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(cancelled_at=cancelled_at)
    meeting.cancelled_at = cancelled_at
    change = MeetingChange.objects.create(meeting=meeting, what=_what_changed(meeting, last), **now)
    if last is None and not meeting.is_over:
        announce.enqueue(change.pk)
    elif last is not None and not (meeting.is_over and last.is_over):
        tell_who_comes.enqueue(change.pk)


@transaction.atomic
def record_withdrawal(meeting: Meeting, *, is_deleted: bool = False) -> None:
    """Keeps that members cannot read it any more; those who said that they come get an email, as if it were cancelled.

    What is deleted takes along who comes, so their emails are written in the same moment.
    """
    lock_row(meeting)
    last = meeting.changes.last()
    if last is None or last.what == Change.WITHDRAWN:
        return
    was = {name: getattr(last, name) for name in MeetingChange.compared}
    change = MeetingChange.objects.create(meeting=meeting, what=Change.WITHDRAWN, **was)
    knows = last.is_cancelled and not meeting.changes.filter(what=Change.CANCELLED, emailed_at=None).exists()
    if knows or last.is_over:
        return
    if is_deleted:
        tell_who_comes.call(change.pk)
    else:
        tell_who_comes.enqueue(change.pk)


def _what_changed(meeting: Meeting, last: MeetingChange | None) -> Change:
    if last is None:
        return Change.ANNOUNCED
    if meeting.is_cancelled != last.is_cancelled:
        return Change.CANCELLED if meeting.is_cancelled else Change.RESTORED
    if last.what == Change.WITHDRAWN and not meeting.is_cancelled:
        return Change.RESTORED
    return Change.MOVED


@transaction.atomic
def answer(meeting: Meeting, user: User, said: Answer) -> None:
    """What a member says about coming: one row, which she can change."""
    get_user_model().objects.select_for_update().get(pk=user.pk)  # a second press waits for the first
    row, _made = Attendance.objects.get_or_create(meeting=meeting, user=user)
    if row.answer != said:
        Attendance.objects.filter(pk=row.pk).update(answer=said, answered_at=timezone.now())


@transaction.atomic
def record_attendance(meeting: Meeting, shown: Iterable[User], came: set[int]) -> None:
    """Who came, of those whom the page showed; what is known of others stays."""
    lock_row(meeting)
    rows = {row.user_id: row for row in meeting.attendance.exclude(user=None)}
    for user in shown:
        row = rows.get(user.pk)
        if row is None and user.pk in came:
            Attendance.objects.create(meeting=meeting, user=user, came=True)
        elif row is not None and row.came != (user.pk in came):
            Attendance.objects.filter(pk=row.pk).update(came=user.pk in came)


def make_calendar_address(user: User) -> str:
    """A new secret, which ends the one before at once. It is kept as a hash, so it is told only here."""
    secret = secrets.token_urlsafe(32)
    values = {"secret_sha256": _hash(secret), "made_at": timezone.now()}
    CalendarAddress.objects.update_or_create(user=user, defaults=values)
    return secret


def end_calendar_address(user: User) -> None:
    CalendarAddress.objects.filter(user=user).delete()


def owner_of_calendar(secret: str) -> User | None:
    """Whose calendar it is, while she has an active account."""
    found = CalendarAddress.objects.filter(secret_sha256=_hash(secret), user__is_active=True)
    row = found.select_related("user").first()
    return row.user if row else None


def _hash(secret: str) -> str:
    """Without salt: 256 random bits need none, and the row is found by it."""
    return hashlib.sha256(secret.encode()).hexdigest()
