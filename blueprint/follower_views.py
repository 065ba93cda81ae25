"""In the admin: how many follow each chapter by e-mail, and what became of the emails to them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blueprint.models import ChapterChange, ChapterPage
from blueprint.reports import BlueprintReportView, pages_to_keep
from languages.locales import language_choices
from subscriptions.lists import kind_of
from subscriptions.models import Delivery, Sending, Subscription
from subscriptions.services import send_again

ROWS = 50


class FollowersView(BlueprintReportView):
    """Each chapter with its followers, what is told next, and the last emails."""

    model = ChapterPage
    page_title = gettext_lazy("Blueprint: who follows chapters")
    header_icon = "mail"
    index_url_name = "chapter_followers"
    index_results_url_name = "chapter_followers_results"
    list_export = ["title", "followers", "waiting", "last_email"]
    export_headings = {
        "title": gettext_lazy("Title"),
        "followers": gettext_lazy("Followers by e-mail"),
        "waiting": gettext_lazy("Changes in the next e-mail"),
        "last_email": gettext_lazy("Last e-mail"),
    }

    @cached_property
    def columns(self):
        return [
            self.title_column("title"),
            Column("followers", label=_("Followers by e-mail")),
            Column("waiting", label=_("Changes in the next e-mail")),
            Column("last_email", label=_("Last e-mail"), accessor=_link_to_last),
        ]

    def get_base_queryset(self) -> QuerySet[ChapterPage]:
        return ChapterPage.objects.filter(pk__in=pages_to_keep(self.request.user).values("pk")).order_by("path")

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        rows = list(object_list)
        keys = {row.pk: ChapterPage.list_key_of(row.translation_key) for row in rows}
        found = Subscription.objects.confirmed().filter(list_key__in=keys.values())
        followers = Counter(found.values_list("list_key", "language"))
        waiting = Counter(ChapterChange.objects.waiting().values_list("chapter", flat=True))
        newest = Sending.objects.filter(list_key=OuterRef("list_key")).order_by("-day").values("pk")[:1]
        sendings = Sending.objects.filter(list_key__in=keys.values(), pk=Subquery(newest)).counted()
        last = {sending.list_key: sending for sending in sendings}
        for row in rows:
            counts = [(name, followers[keys[row.pk], code]) for code, name in language_choices()]
            row.followers = ", ".join(f"{name}: {number}" for name, number in counts)
            row.waiting = waiting[row.translation_key]
            row.last_sending = last.get(keys[row.pk])
            row.last_email = _what_became_of(row.last_sending)
        return rows

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        return super().to_row_dict(self.decorate_paginated_queryset([item])[0])


def _what_became_of(sending: Any) -> str:
    """`3 May 2026: 12 sent, 1 waiting, 0 failed`."""
    if sending is None:
        return ""
    return _("%(day)s: %(sent)d sent, %(waiting)d waiting, %(failed)d failed") % {
        "day": date_format(sending.day, "j F Y"),
        "sent": sending.sent,
        "waiting": sending.waiting,
        "failed": sending.failed,
    }


def _link_to_last(row: Any) -> str:
    if row.last_sending is None:
        return _("None yet")
    return format_html('<a href="{}">{}</a>', reverse("chapter_emails", args=[row.last_sending.pk]), row.last_email)


class ChapterEmailsView(WagtailAdminTemplateMixin, TemplateView):
    """What became of the emails of one morning, with the mornings before; who may publish the blueprint sends again."""

    template_name = "pages/blueprint/admin/chapter_emails.html"
    header_icon = "mail"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm("blueprint.change_source"):
            raise PermissionDenied
        prefix = ChapterPage.list_key_of("")
        sendings = Sending.objects.filter(list_key__startswith=prefix).counted()
        self.sending = get_object_or_404(sendings, pk=kwargs["pk"])
        self.others = sendings.filter(list_key=self.sending.list_key).exclude(pk=self.sending.pk).order_by("-day")

    def get_page_title(self) -> str:
        kind = kind_of(self.sending.list_key)
        return kind.title_of(self.sending) if kind else ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("chapter_followers"), "label": _("Blueprint: who follows chapters")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        failed = Delivery.objects.failed().filter(sending=self.sending).order_by("pk")
        versions = self.sending.chapter_changes.select_related("version__permanent_number")
        return super().get_context_data(
            **kwargs,
            sending=self.sending,
            what_became=_what_became_of(self.sending),
            changes=[change.version for change in versions.order_by("pk")],
            failed=Paginator(failed.select_related("subscription__subscriber"), ROWS).get_page(
                self.request.GET.get("p")
            ),
            not_taken=Delivery.objects.not_taken().filter(sending=self.sending).count(),
            may_send=True,
            may_see_addresses=self.request.user.has_perm("subscriptions.view_subscription"),
            others=[
                (_what_became_of(other), reverse("chapter_emails", args=[other.pk])) for other in self.others[:ROWS]
            ],
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if send_again(self.sending, request.user):
            messages.success(request, _("It goes out to them now."))
        else:
            messages.warning(request, _("Somebody has sent or scheduled it already. Nobody gets it twice."))
        return HttpResponseRedirect(request.path)
