"""Issues and subscribers in the admin."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from core.dates import london_day
from core.viewsets import AnyPermissionRequiredMixin, ExportButtonsMixin, require_any_permission
from languages.locales import language_choices
from subscriptions.admin_views import SendingView, sending_url
from subscriptions.lists import list_kinds
from subscriptions.models import NewsletterIssue, Subscription
from subscriptions.services import leave


def send_at(issue: NewsletterIssue) -> str:
    return str(getattr(issue, "sending", ""))


class IssueIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet:
        return NewsletterIssue.objects.counted().prefetch_related("translations")

    def get_edit_url(self, instance: NewsletterIssue) -> str:
        """Where it is changed, tried and sent."""
        return sending_url(instance)


class CreateIssueView(CreateView):
    def get_success_url(self) -> str:
        """Where it is tried and sent, which is what one does next."""
        return sending_url(self.object)


class EditIssueView(EditView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What is scheduled or sent has no form; what is sent from an old one is refused by it."""
        if hasattr(self.object, "sending"):
            return redirect(sending_url(self.object))
        return super().get(request, *args, **kwargs)

    def get_success_url(self) -> str:
        return sending_url(self.object)


class IssueViewSet(AnyPermissionRequiredMixin, SnippetViewSet):
    model = NewsletterIssue
    icon = "mail"
    menu_label = _("Newsletter")
    menu_order = 325
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = IssueIndexView
    add_view_class = CreateIssueView
    edit_view_class = EditIssueView
    list_display = [
        "__str__",
        Column("state", label=_("State"), accessor="state.label"),
        Column("send_at", label=_("When"), accessor=send_at),
        Column("waiting", label=_("Waiting")),
        Column("sent", label=_("Sent")),
        Column("failed", label=_("Failed")),
    ]

    def own_urlpatterns(self) -> list[URLPattern]:
        return [path("sending/<int:pk>/", SendingView.as_view(), name="sending")]


def months() -> list[tuple[str, str]]:
    """Those in which somebody confirmed, the newest first."""
    found = Subscription.objects.confirmed().datetimes("confirmed_at", "month", order="DESC")
    return [(f"{month:%Y-%m}", f"{MONTHS[month.month]} {month.year}") for month in found]


def kinds() -> list[tuple[str, str]]:
    return [(kind.name, str(kind.label)) for kind in list_kinds()]


class SubscriptionFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("What"), choices=kinds, field_name="list_key", lookup_expr="startswith")
    language = django_filters.ChoiceFilter(label=_("Language"), choices=language_choices)
    month = django_filters.ChoiceFilter(label=_("Confirmed in"), choices=months, method="filter_month")

    class Meta:
        model = Subscription
        fields: list[str] = []

    def filter_month(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        year, month = value.split("-")
        return queryset.filter(confirmed_at__year=year, confirmed_at__month=month)


def confirmed_on(subscription: Subscription) -> str:
    """The day itself, which one can sort and compare: Wagtail's own column says "1 month ago"."""
    return date_format(london_day(subscription.confirmed_at), "j F Y") if subscription.confirmed_at else ""


class SubscribersView(ExportButtonsMixin, generic.IndexView):
    """Everybody who confirmed: nobody else may be written to, so nobody else is listed or exported."""

    model = Subscription
    page_title = _("Subscribers")
    header_icon = "group"
    filterset_class = SubscriptionFilterSet
    any_permission_required = ["view"]
    search_fields = ["subscriber__email"]
    default_ordering = ("-confirmed_at", "-pk")
    paginate_by = 50
    index_url_name = "subscribers:index"
    index_results_url_name = "subscribers:index_results"
    delete_url_name = "subscribers:delete"
    list_display = [
        "subscriber",
        Column("what", label=_("What")),
        Column("language", label=_("Language"), accessor="get_language_display", sort_key="language"),
        Column("confirmed_at", label=_("Confirmed"), accessor=confirmed_on, sort_key="confirmed_at"),
    ]
    list_export = ["subscriber", "what", "language", "confirmed_at"]
    export_headings = {"what": _("What")}
    export_filename = "subscribers"

    def get_base_queryset(self) -> QuerySet:
        return Subscription.objects.confirmed().select_related("subscriber")

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        return [self._with_name(row) for row in object_list]

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        return super().to_row_dict(self._with_name(item))

    def _with_name(self, row: Any) -> Any:
        """With `what`, the name of its list, which is asked for once however many are on it."""
        if row.list_key not in self.names:
            self.names[row.list_key] = str(row.list or gettext("Something that has ended"))
        row.what = self.names[row.list_key]
        return row

    @cached_property
    def names(self) -> dict[str, str]:
        return {}


class DeleteSubscriberView(generic.DeleteView):
    """For good and at once: neither the bin nor the log keeps the address of somebody who wants to be gone."""

    model = Subscription
    page_title = _("Delete subscriber")
    header_icon = "group"
    index_url_name = "subscribers:index"
    delete_url_name = "subscribers:delete"
    confirmation_message = _(
        "She gets nothing more of all that she subscribed to, and her address is deleted for good."
    )

    def delete_action(self) -> None:
        leave(self.object.subscriber.key)


class SubscribersMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("subscriptions.view_subscription")


class SubscribersViewSet(ViewSet):
    """No form: people put themselves on the list."""

    name = "subscribers"
    icon = "group"
    menu_label = _("Subscribers")
    menu_order = 326
    add_to_admin_menu = True
    menu_item_class = SubscribersMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", SubscribersView.as_view(), name="index"),
            path("results/", SubscribersView.as_view(results_only=True), name="index_results"),
            path(
                "delete/<int:pk>/",
                require_any_permission(Subscription, DeleteSubscriberView.as_view()),
                name="delete",
            ),
        ]
