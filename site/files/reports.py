"""Admin report: pictures of people whose consent ends within 30 days, or has ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from core.references import Use
from files.consent import ending_soon
from files.models import PublicImage
from languages.locales import title_with_language


class UsesColumn(Column):
    cell_template_name = "pages/files/admin/uses_cell.html"


class EndingConsentView(ReportView):
    """For those who may change the pictures; each sees those that she may change."""

    model = PublicImage
    permission_required = "change"
    page_title = gettext_lazy("Consent that ends soon")
    header_icon = "image"
    index_url_name = "ending_consent"
    index_results_url_name = "ending_consent_results"
    list_export = ["title", "consent_held_by", "consent_ends_on", "consent_stands", "used_on"]
    export_headings = {
        "consent_stands": gettext_lazy("Still shown"),
        "used_on": gettext_lazy("Pages that use it"),
    }

    @cached_property
    def permission_policy(self):
        return policy_registry.get_by_type(PublicImage)

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "title", label=_("Picture"), get_url=lambda image: reverse("wagtailimages:edit", args=[image.pk])
            ),
            Column("consent_held_by", label=_("Who keeps the consent")),
            Column("last_day", label=_("Last day"), accessor=_last_day),
            UsesColumn("uses", label=_("Pages that use it")),
        ]

    def get_base_queryset(self) -> QuerySet:
        own = self.permission_policy.instances_user_has_permission_for(self.request.user, "change")
        return ending_soon().filter(pk__in=own.values("pk"))

    def decorate_paginated_queryset(self, object_list: Iterable[PublicImage]) -> list[PublicImage]:
        images: list[Any] = list(object_list)
        uses = pages_using(images, self.request.user)
        for image in images:
            image.uses = uses[image.pk]
            image.used_on = "; ".join(map(str, image.uses))
        return images


def pages_using(images: Iterable[PublicImage], user: Any) -> dict[int, list[Use]]:
    """The pages that use each picture, read at once. A draft that the person may not open is not named."""
    found = ReferenceIndex.objects.filter(
        to_content_type=ReferenceIndex._get_base_content_type(PublicImage),
        to_object_id__in=[str(image.pk) for image in images],
        base_content_type=ReferenceIndex._get_base_content_type(Page),
    ).order_by()
    pairs = sorted({(int(image), int(page)) for image, page in found.values_list("to_object_id", "object_id")})
    pages = Page.objects.select_related("locale").in_bulk([page for _image, page in pairs])
    finder, uses = AdminURLFinder(user), defaultdict(list)
    for image, key in pairs:
        if page := pages.get(key):
            url = finder.get_edit_url(page) or ""
            title = title_with_language(page) if url or page.live else ""
            kind = "" if page.live else _("Draft")
            uses[image].append(Use(title, kind, url))
    return uses


def _last_day(image: PublicImage) -> str:
    day = date_format(image.consent_ends_on, "j F Y") if image.consent_ends_on else ""
    return day if image.consent_stands else _("%(day)s: ended, no longer shown") % {"day": day}
