"""Tells those who follow a chapter by e-mail what changed in it: each morning, in one email a chapter."""

from __future__ import annotations

import datetime
import logging
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from blueprint.models import ChapterChange, ChapterPage, EndedChapter, EntryPage, Version
from blueprint.models.numbered import NumberedPage
from core.dates import LONDON
from languages.locales import language_of
from subscriptions.models import Subscription
from subscriptions.services import lists_followed, send_digest

logger = logging.getLogger(__name__)

#: What changed until this hour in London is told; the rest waits for the next day.
HOUR = 7


def note(page: NumberedPage, version: Version) -> None:
    """Notes a new version for the followers that its chapter has now: who comes later knows what she finds."""
    if not isinstance(page, EntryPage) or is_muted(version):
        return
    chapter = page.get_parent().translation_key
    if _followers(chapter).exists():
        ChapterChange.objects.create(version=version, chapter=chapter)


def is_muted(version: Version) -> bool:
    """A minor correction sends no email, nor does a translation that brings nothing but those."""
    if version.language == settings.LANGUAGE_CODE:
        return version.is_minor
    key = version.permanent_number.translation_key
    before = Version.objects.of_work(key, version.language).filter(number__lt=version.number).without_text().first()
    if (
        before is None
        or None in (before.translation_of, version.translation_of)
        or before.withdrawn_on != version.withdrawn_on
    ):
        return False
    english = Version.objects.of_work(key, settings.LANGUAGE_CODE)
    new = english.filter(number__gt=before.translation_of, number__lte=version.translation_of)
    return not new.filter(is_minor=False).exists()


def last_cut(now: datetime.datetime | None = None) -> datetime.datetime:
    """The last time that it was seven in the morning."""
    here = (now or timezone.now()).astimezone(LONDON)
    today = here.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return today if here >= today else today - datetime.timedelta(days=1)


def tell() -> None:
    """Makes the emails that are due; the worker sends them. A second run on the same day makes none.

    Each chapter by itself: one that fails is logged and tried again, and holds up no other.
    """
    cut = last_cut()
    _see_which_ended()
    ended = {row.chapter: row for row in EndedChapter.objects.filter(since__lt=cut)}
    waiting = ChapterChange.objects.waiting().filter(noted__lt=cut).values_list("chapter", flat=True)
    for chapter in {*waiting, *ended}:
        try:
            _tell_of(chapter, cut, ended.get(chapter))
        except DatabaseError:
            raise  # the clock knows what to do while the database is away
        except Exception:
            logger.exception("Who follows the chapter %s could not be told. It is tried again.", chapter)


@transaction.atomic
def _tell_of(chapter: UUID, cut: datetime.datetime, ended: EndedChapter | None) -> None:
    changes = ChapterChange.objects.waiting().filter(chapter=chapter, noted__lt=cut)
    languages = set(changes.values_list("version__language", flat=True))
    sending = send_digest(
        ChapterPage.list_key_of(chapter),
        cut.date(),
        is_last=ended is not None,
        # Who reads another language is told of English versions too: of those that have none in hers.
        languages=[] if ended or settings.LANGUAGE_CODE in languages else sorted(languages),
        content={"titles": ended.titles} if ended else {},
    )
    if sending:
        changes.update(sending=sending)
        if ended:
            ended.delete()


def _see_which_ended() -> None:
    """Notes the chapters that were unpublished; forgets those that are back, or that nobody follows."""
    prefix = ChapterPage.list_key_of("")
    chapters = {UUID(key.removeprefix(prefix)) for key in lists_followed(prefix)}
    pages = ChapterPage.objects.filter(translation_key__in=chapters)
    live = set(pages.live().values_list("translation_key", flat=True))
    EndedChapter.objects.exclude(chapter__in=chapters - live).delete()
    known = set(EndedChapter.objects.values_list("chapter", flat=True))
    for page in pages.filter(translation_key__in=chapters - live - known):
        note_end(page)


def note_end(page: ChapterPage) -> None:
    """Keeps the title of a chapter that ends, for the last email; not where nobody gets one."""
    if not _followers(page.translation_key).exists():
        return
    ended, _is_new = EndedChapter.objects.get_or_create(chapter=page.translation_key)
    ended.titles[language_of(page.locale_id)] = page.title
    ended.save(update_fields=["titles"])


def _followers(chapter: UUID) -> QuerySet[Subscription]:
    return Subscription.objects.confirmed().filter(list_key=ChapterPage.list_key_of(chapter))
