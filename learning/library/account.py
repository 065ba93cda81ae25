"""A person's downloads: on her account page, and in the copy of her data. What is closed to her now is not named there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.registry import (
    AccountLine,
    AccountList,
    PersonalData,
    register_account_list,
    register_personal_data,
)
from learning.library.models import Download, Resource

if TYPE_CHECKING:
    from accounts.models import User


def downloads_of(user: User) -> QuerySet[Download]:
    mine = Download.objects.filter(user=user).select_related("file", "network")
    return mine.order_by("-at", "-pk")


def lines(user: User, downloads: list[Download]) -> list[AccountLine]:
    open_now = _open_now(user, downloads)
    return [_line(row, open_now.get(row.file.resource_id)) for row in downloads]


def _open_now(user: User, downloads: list[Download]) -> dict[int, Resource]:
    visible = Resource.objects.visible_to(user).filter(pk__in={row.file.resource_id for row in downloads})
    found = visible.select_related("section__library").prefetch_related("translations")
    return {resource.pk: resource for resource in found}


def _line(row: Download, resource: Resource | None) -> AccountLine:
    through = _("Through the %(network)s network") % {"network": row.network.name} if row.network else ""
    if resource is None:
        return AccountLine(_("A file that is closed to you now"), through, at=row.at)
    lang = resource.foreign_language
    return AccountLine(resource.title, through, resource.get_absolute_url(), lang, at=row.at)


register_account_list(
    AccountList(
        name="downloads",
        heading=gettext_lazy("What you downloaded"),
        explanation=gettext_lazy(
            "Nobody else sees this list. The office sees how often a file was taken, never by whom."
        ),
        rows=downloads_of,
        lines=lines,
    )
)


@register_personal_data
def personal_downloads(user: User) -> Iterator[PersonalData]:
    rows = list(downloads_of(user))
    open_now = _open_now(user, rows)
    stays = _("That a file was downloaded, when and through which network, stays as a number without a person.")
    yield PersonalData(
        "downloads", _("Downloads"), [_row(row, row.file.resource_id in open_now) for row in rows], stays
    )


def _row(row: Download, is_open: bool) -> dict[str, object]:
    return {
        _("File"): row.file.name if is_open else _("A file that is closed to you now"),
        _("Version"): row.file.version if is_open else None,
        _("Network"): row.network.name if row.network else "",
        _("When"): row.at,
    }
