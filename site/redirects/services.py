"""Writes redirects that were checked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry

from redirects.enums import Result
from redirects.rules import Outcome

AT_ONCE = 500


def one_at_a_time() -> None:
    """Until the transaction ends: two people who check the same addresses at once would both find them free."""
    list(ContentType.objects.select_for_update(no_key=True).filter(pk=ContentType.objects.get_for_model(Redirect).pk))


@transaction.atomic
def import_redirects(outcomes: Iterable[Outcome], user: Any) -> None:
    """All that are new or changed, or none. Each is in the log, as one that was typed is."""
    outcomes = list(outcomes)
    new = [_filled(Redirect(old_path=row.old_path), row) for row in outcomes if row.result == Result.NEW]
    changed = [_filled(row.stored, row) for row in outcomes if row.result == Result.CHANGED and row.stored]
    Redirect.objects.bulk_create(new, batch_size=AT_ONCE)
    fields = ["redirect_page", "redirect_page_route_path", "redirect_link", "automatically_created"]
    Redirect.objects.bulk_update(changed, fields, batch_size=AT_ONCE)
    _log("wagtail.create", new, user)
    _log("wagtail.edit", changed, user)


def _filled(redirect: Redirect, outcome: Outcome) -> Redirect:
    redirect.redirect_page_id = outcome.end.page_id
    redirect.redirect_page_route_path = outcome.end.route
    redirect.redirect_link = outcome.end.link
    redirect.automatically_created = False  # else it would go when a page is published at its old address
    return redirect


def _log(action: str, redirects: list[Redirect], user: Any) -> None:
    common: dict[str, Any] = {
        "action": action,
        "content_type": ContentType.objects.get_for_model(Redirect),
        "user": user,
        "uuid": get_active_log_context().uuid,
        "timestamp": timezone.now(),
        "content_changed": True,
    }
    entries = [ModelLogEntry(object_id=redirect.pk, label=str(redirect), **common) for redirect in redirects]
    ModelLogEntry.objects.bulk_create(entries, batch_size=AT_ONCE)
