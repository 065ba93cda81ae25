"""Scheduled publishing and expiry, in which an item that fails does not stop the others.

Wagtail's own `publish_scheduled` stops at the first item that raises (a slug that another page has
meanwhile taken), at each run, until somebody repairs it. Here each item is published by the same
Wagtail actions, in a transaction of its own; what failed is tried again next minute, and said once an hour.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, Page, Revision

from core.locks import lock_row
from languages.locales import locale_id_of

logger = logging.getLogger(__name__)

SAID_AGAIN_AFTER = datetime.timedelta(hours=1)
#: When this process last wrote each fault of each item into its log.
_said: dict[str, datetime.datetime] = {}


@dataclass
class Report:
    """What one run did, as lines for the log."""

    done: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def attempt(self, what: str, item: DraftStateMixin | Revision, work: Callable[[], object]) -> None:
        """Processes one item in a transaction of its own."""
        try:
            with transaction.atomic():
                work()
        except Exception as error:  # noqa: BLE001  (any fault of one item; the others must go on)
            fault = f"{what} failed and is tried again: {_in_words(error)}"
            self.failed.append(fault)
            _say(fault, item, error)
        else:
            self.done.append(what)


def _in_words(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    faults = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return " ".join(f"{name}: {message}".removeprefix(": ") for name, all_ in faults.items() for message in all_)


def _say(fault: str, item: DraftStateMixin | Revision, error: Exception) -> None:
    """Once an hour. What an editor can put right is a line; anything else comes with its traceback."""
    now = timezone.now()
    if fault in _said and abs(now - _said[fault]) < SAID_AGAIN_AFTER:
        return
    _said[fault] = now
    page = AdminURLFinder().get_edit_url(item.content_object if isinstance(item, Revision) else item)
    advice = "Open %s, put that right and publish, or take its date away."
    logger.error(f"%s {advice}", fault, page, exc_info=None if isinstance(error, ValidationError) else error)


def publish_due() -> Report:
    """Unpublishes what has expired, then publishes what is due: pages and snippets."""
    report = Report()
    for expired in _expired():
        report.attempt(f"Expiry of {expired!r}", expired, partial(_take_down, expired))
    for revision in _due():
        what = f"Publishing of {revision.object_str!r} (revision {revision.pk})"
        report.attempt(what, revision, partial(_make_live, revision))
    for repaired in _said.keys() - set(report.failed):
        del _said[repaired]
    return report


def _expired() -> Iterator[DraftStateMixin]:
    models = [Page, *(m for m in apps.get_models() if _is_draftable_snippet(m))]
    for model in models:
        yield from list(model._default_manager.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at"))


def _is_draftable_snippet(model: type) -> bool:
    return issubclass(model, DraftStateMixin) and not issubclass(model, Page)


def _due() -> list[Revision]:
    """The due revisions, oldest first; of the same time the main language first, since translations wait for it."""
    due = list(Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at"))
    return sorted(due, key=lambda revision: (revision.approved_go_live_at, _is_translation(revision)))


def _is_translation(revision: Revision) -> bool:
    locale_id = revision.content.get("locale")
    return locale_id is not None and locale_id != locale_id_of(settings.LANGUAGE_CODE)


def _take_down(item: DraftStateMixin) -> None:
    """Unpublishes an item unless it is unpublished by now: with its English page, or by another clock."""
    fresh = type(item)._default_manager.select_for_update(of=("self",)).get(pk=item.pk)
    if fresh.live:
        fresh.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _make_live(revision: Revision) -> None:
    """Publishes a revision unless its schedule is gone by now: published with its English page, or by another clock.

    One whose end has passed too, while no clock ran, is not shown for a minute first: feeds would keep it.
    """
    if kept := revision.content_object:
        lock_row(kept)  # before the revision, as every publication does
    if not Revision.objects.select_for_update().filter(pk=revision.pk, approved_go_live_at__isnull=False).exists():
        return
    item = revision.as_object()
    if item.expire_at is None or item.expire_at > timezone.now():
        revision.publish(log_action="wagtail.publish.scheduled")
        return
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    page = AdminURLFinder().get_edit_url(item)
    logger.error("%r was due while no clock ran, and its end has passed too: it stays a draft. See %s", item, page)
