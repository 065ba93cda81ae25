"""Writes redirects that were checked, and those from the addresses that pages had before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from itertools import batched, chain
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.signal_handlers import BatchRedirectCreator
from wagtail.coreutils import get_dummy_request
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry, Page, Site

from redirects.addresses import LONGEST
from redirects.enums import Result
from redirects.rules import Outcome

AT_ONCE = 500


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


def redirect_from_old_addresses(page: Page, old_url_path: str, sites: Iterable[Site]) -> None:
    """For a page that was renamed or moved and for all live pages below it, in parts.

    Wagtail's `create_redirects` makes 2,000 at once, which SQLite refuses, and when there is nothing to make its last
    part, being empty, deletes every automatic redirect. A page that comes back would be led to itself.
    """
    for moves in batched(_moves(page, old_url_path, tuple(sites)), AT_ONCE):
        new_paths = [new_path for _redirect, new_path in moves]
        Redirect.objects.filter(automatically_created=True, old_path__in=new_paths).delete()
        batch = BatchRedirectCreator(max_size=0, ignore_conflicts=True)
        batch.extend(redirect for redirect, _new_path in moves)
        batch.process()


def _moves(page: Page, old_url_path: str, sites: tuple[Site, ...]) -> Iterator[tuple[Redirect, str]]:
    """The redirect from each old address, and the path that it has now."""
    requests = {site: get_dummy_request(site=site) for site in sites}  # each remembers where the sites begin
    below = page.get_descendants().live().defer_streamfields().specific().iterator(chunk_size=AT_ONCE)
    for one in chain([page], below):
        before = copy(one)
        before.url_path = old_url_path + one.url_path.removeprefix(page.url_path)
        for site, request in requests.items():
            new_paths = _paths(one, request)
            for route, old_path in _paths(before, request).items():
                new_path = new_paths.get(route, "")
                if old_path != new_path and len(old_path) <= LONGEST:
                    common = {"redirect_page": one, "redirect_page_route_path": route, "automatically_created": True}
                    yield Redirect(old_path=old_path, site=site, **common), new_path


def _paths(page: Page, request: HttpRequest) -> dict[str, str]:
    """The paths at which a page answers, as redirects spell them, by its routes."""
    parts = page.get_url_parts(request)
    if not parts or not parts[2]:
        return {}
    routes = {Redirect.normalise_page_route_path(route) for route in page.get_route_paths()}
    return {route: Redirect.normalise_path(parts[2].rstrip("/") + (route or "/")) for route in routes}
