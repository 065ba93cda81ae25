"""Admin reports: what should be looked at again, and entries that do not say yet what did not work."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from blueprint.models import ChapterPage, EntryPage, RecommendationPage
from blueprint.search import with_numbers
from core.dates import today
from languages.locales import locale_id_of

#: So long before its day a page stands in the report.
SOON = datetime.timedelta(days=60)
#: What an empty editor leaves.
EMPTY = r"^(<[^>]*>|\s|&nbsp;)*$"


def pages_to_keep(user: Any) -> QuerySet[Page]:
    """The live English pages of the blueprint that this person may edit. A translation follows its English page."""
    own = page_permission_policy.instances_user_has_permission_for(user, "change")
    return own.live().filter(locale_id=locale_id_of(settings.LANGUAGE_CODE)).type(
        ChapterPage, EntryPage, RecommendationPage
    )  # fmt: skip


class BlueprintReportView(ReportView):
    permission_policy = page_permission_policy
    permission_required = "change"

    def title_column(self, name: str) -> Column:
        return TitleColumn(
            name, label=_("Title"), get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk])
        )


class ReviewDueView(BlueprintReportView):
    """Chapters, entries and recommendations whose day of review comes soon or has passed, or that have none."""

    model = Page
    page_title = gettext_lazy("Blueprint: review due")
    header_icon = "date"
    index_url_name = "review_due"
    index_results_url_name = "review_due_results"
    list_export = ["numbered_title", "kind", "review_on", "last_published_at"]
    export_headings = {
        "numbered_title": gettext_lazy("Title"),
        "kind": gettext_lazy("Kind"),
        "review_on": gettext_lazy("Review by"),
        "last_published_at": gettext_lazy("Published last"),
    }

    @cached_property
    def columns(self):
        return [
            self.title_column("numbered_title"),
            Column("kind", label=_("Kind")),
            Column("review_on", label=_("Review by"), accessor=_day_of_review),
            DateColumn("last_published_at", label=_("Published last")),
        ]

    def get_base_queryset(self) -> QuerySet[Page]:
        review = Coalesce("entrypage__review_date", "recommendationpage__review_date", "chapterpage__review_date")
        pages = pages_to_keep(self.request.user).annotate(review_on=review)
        due = pages.filter(Q(review_on__lte=today() + SOON) | Q(review_on=None))
        return with_numbers(due).order_by(F("review_on").asc(nulls_last=True), "path")

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        """With what pages of their own types say of themselves."""
        rows = list(object_list)
        pages: Any = with_numbers(Page.objects.filter(pk__in=[row.pk for row in rows]))
        whole = pages.specific().in_bulk()
        for row in rows:
            page = whole[row.pk]
            row.numbered_title, row.kind = page.get_admin_display_title(), capfirst(page._meta.verbose_name)
        return rows


def _day_of_review(page: Any) -> str:
    if page.review_on is None:
        return _("No day is set")
    day = date_format(page.review_on, "j F Y")
    return _("%(day)s: overdue") % {"day": day} if page.review_on < today() else day


class NotYetKnownView(BlueprintReportView):
    """Entries without a word on what did not work, the longest published first."""

    model = EntryPage
    page_title = gettext_lazy("Blueprint: what did not work is not yet known")
    header_icon = "help"
    index_url_name = "not_yet_known"
    index_results_url_name = "not_yet_known_results"
    list_export = ["get_admin_display_title", "not_yet_known", "first_published_at", "review_date"]
    export_headings = {
        "get_admin_display_title": gettext_lazy("Title"),
        "first_published_at": gettext_lazy("Published first"),
    }

    @cached_property
    def columns(self):
        return [
            self.title_column("get_admin_display_title"),
            Column("not_yet_known", label=_("Not yet known, because")),
            DateColumn("first_published_at", label=_("Published first")),
            DateColumn("review_date", label=_("Review by")),
        ]

    def get_base_queryset(self) -> QuerySet[EntryPage]:
        entries = EntryPage.objects.filter(pk__in=pages_to_keep(self.request.user).values("pk"))
        return with_numbers(entries.filter(did_not_work__regex=EMPTY)).order_by("first_published_at", "path")
