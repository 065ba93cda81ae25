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
from subscriptions.models import NewsletterIssue, Subscriber
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
    found = Subscriber.objects.confirmed().datetimes("confirmed_at", "month", order="DESC")
    return [(f"{month:%Y-%m}", f"{MONTHS[month.month]} {month.year}") for month in found]


class SubscriberFilterSet(WagtailFilterSet):
    language = django_filters.ChoiceFilter(label=_("Language"), choices=language_choices)
    month = django_filters.ChoiceFilter(label=_("Confirmed in"), choices=months, method="filter_month")

    class Meta:
        model = Subscriber
        fields: list[str] = []

    def filter_month(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        year, month = value.split("-")
        return queryset.filter(confirmed_at__year=year, confirmed_at__month=month)


def confirmed_on(subscriber: Subscriber) -> str:
    """The day itself, which one can sort and compare: Wagtail's own column says "1 month ago"."""
    return date_format(london_day(subscriber.confirmed_at), "j F Y") if subscriber.confirmed_at else ""


class SubscribersView(ExportButtonsMixin, generic.IndexView):
    """Everybody who confirmed: nobody else may be written to, so nobody else is listed or exported."""

    model = Subscriber
    page_title = _("Subscribers")
    header_icon = "group"
    filterset_class = SubscriberFilterSet
    any_permission_required = ["view"]
    search_fields = ["email"]
    default_ordering = ("-confirmed_at", "-pk")
    paginate_by = 50
    index_url_name = "subscribers:index"
    index_results_url_name = "subscribers:index_results"
    delete_url_name = "subscribers:delete"
    list_display = [
        "email",
        Column("language", label=_("Language"), accessor="get_language_display", sort_key="language"),
        Column("confirmed_at", label=_("Confirmed"), accessor=confirmed_on, sort_key="confirmed_at"),
    ]
    list_export = ["email", "language", "confirmed_at"]
    export_filename = "newsletter-subscribers"

    def get_base_queryset(self) -> QuerySet:
        return Subscriber.objects.confirmed()


class DeleteSubscriberView(generic.DeleteView):
    """For good and at once: neither the bin nor the log keeps the address of somebody who wants to be gone."""

    model = Subscriber
    page_title = _("Delete subscriber")
    header_icon = "group"
    index_url_name = "subscribers:index"
    delete_url_name = "subscribers:delete"
    confirmation_message = _("She gets no more of the newsletter, and her address is deleted for good.")

    def delete_action(self) -> None:
        leave(self.object.key)


class SubscribersMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("subscriptions.view_subscriber")


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
                require_any_permission(Subscriber, DeleteSubscriberView.as_view()),
                name="delete",
            ),
        ]
