"""A person's downloads, on her account page. What is closed to her now is not named there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.account_registry import AccountLine, AccountList, register_account_list
from core.querysets import published
from learning.library.models import Download, Library, Resource, Section

if TYPE_CHECKING:
    from accounts.models import User


def downloads_of(user: User) -> QuerySet[Download]:
    mine = Download.objects.filter(user=user).select_related("file", "pack", "network")
    return mine.order_by("-at", "-pk")


def lines(user: User, downloads: list[Download]) -> list[AccountLine]:
    open_now = OpenNow(user, downloads)
    return [_line(row, open_now.record_of(row)) for row in downloads]


class OpenNow:
    """What these downloads were of, as far as it is open to this person now: resources, and sections of which she took all."""

    def __init__(self, user: User, downloads: list[Download]) -> None:
        resources = Resource.objects.visible_to(user).filter(
            pk__in={row.file.resource_id for row in downloads if row.file}
        )
        sections = Section.objects.filter(published(), library__in=Library.objects.visible_to(user))
        sections = sections.filter(pk__in={row.pack.section_id for row in downloads if row.pack})
        self.resources = resources.select_related("section__library").prefetch_related("translations").in_bulk()
        self.sections = sections.select_related("library").prefetch_related("translations").in_bulk()

    def record_of(self, row: Download) -> Resource | Section | None:
        if row.pack:
            return self.sections.get(row.pack.section_id)
        return self.resources.get(row.file.resource_id) if row.file else None


def _line(row: Download, record: Resource | Section | None) -> AccountLine:
    through = _("Through the %(network)s network") % {"network": row.network.name} if row.network else ""
    if record is None:
        return AccountLine(_("A file that is closed to you now"), through, at=row.at)
    return AccountLine(title_of(record), through, record.get_absolute_url(), record.foreign_language, at=row.at)


def title_of(record: Resource | Section) -> str:
    return _("All of “%(section)s”") % {"section": record.title} if isinstance(record, Section) else record.title


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
