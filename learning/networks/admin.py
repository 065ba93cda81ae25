"""The office's screens for applications: a list with filters, and one page to decide on."""

from __future__ import annotations

import django_filters
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from learning.networks import services
from learning.networks.dates import london_day, today
from learning.networks.enums import WAITING, State
from learning.networks.forms import DecisionForm
from learning.networks.models import Membership
from learning.networks.permissions import networks_of_staff

STATE_CHOICES = [
    ("waiting", gettext_lazy("Waiting for us")),
    ("current", gettext_lazy("Members now")),
    ("lapsed", gettext_lazy("Ended")),
    (State.REFUSED.value, State.REFUSED.label),
    (State.LEFT.value, State.LEFT.label),
    (State.REMOVED.value, State.REMOVED.label),
]


class MembershipFilterSet(WagtailFilterSet):
    network = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Network"), queryset=lambda request: networks_of_staff(request.user)
    )
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Where it stands"), choices=STATE_CHOICES, method="filter_state"
    )

    class Meta:
        model = Membership
        fields: list[str] = []

    def filter_state(self, queryset, name, value):
        if value in ("waiting", "current", "lapsed"):
            return getattr(queryset, value)()
        return queryset.filter(state=value)


class ApplicationsView(generic.IndexView):
    model = Membership
    page_title = gettext_lazy("Applications and members")
    header_icon = "clipboard-list"
    filterset_class = MembershipFilterSet
    any_permission_required = ["view"]
    default_ordering = ("-applied_at",)
    index_url_name = "applications:index"
    index_results_url_name = "applications:index_results"
    search_fields = ["user__name", "user__email", "organisation_name"]

    @cached_property
    def columns(self):
        return [
            TitleColumn("user", label=_("Person"), get_url=lambda row: decide_url(row)),
            Column("network", label=_("Network"), accessor="network.name"),
            Column("organisation_name", label=_("Works at")),
            Column("state", label=_("Where it stands"), accessor=lambda row: row.state_now.label),
            Column("applied_at", label=_("Applied"), accessor=applied_on, sort_key="applied_at"),
            Column("ends_on", label=_("Last day"), accessor=last_day, sort_key="ends_on"),
        ]

    def get_base_queryset(self):
        return Membership.objects.decided_by(self.request.user).select_related("user", "network")


def applied_on(row: Membership) -> str:
    return date_format(london_day(row.applied_at), "j F Y")


def last_day(row: Membership) -> str:
    """The day itself: Wagtail's own column says "just now" of every day to come."""
    return date_format(row.ends_on, "j F Y") if row.ends_on else ""


class DecideView(WagtailAdminTemplateMixin, TemplateView):
    """What somebody wrote, its history, and the buttons. Every change is a POST with a reason."""

    template_name = "pages/networks/admin/decide.html"
    header_icon = "clipboard-list"

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        if not networks_of_staff(request.user).exists():
            raise PermissionDenied
        rows = Membership.objects.decided_by(request.user).select_related("user", "network", "organisation")
        self.membership = get_object_or_404(rows, pk=kwargs["pk"])
        self.form = DecisionForm(request.POST or None)

    def get_page_title(self) -> str:
        return str(self.membership.user)

    def get_page_subtitle(self) -> str:
        return _("%(network)s network") % {"network": self.membership.network}

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("applications:index"), "label": ApplicationsView.page_title},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs) -> dict:
        state = self.membership.state_on(today())
        return super().get_context_data(
            **kwargs,
            membership=self.membership,
            form=self.form,
            state=state,
            waiting=state in WAITING,
            seen=services.latest_change_id(self.membership),
            known_organisation=services.known_organisation(self.membership) if state in WAITING else None,
            may_approve=services.may_approve(self.membership, self.request.user),
            may_ask=state == State.APPLIED,
            may_renew=self.membership.state == State.ACTIVE,
            changes=self.membership.changes.select_related("by"),
        )

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not self.form.is_valid():
            messages.error(request, _("Write the reason: the person will read it."))
            return self.render_to_response(self.get_context_data(), status=400)
        try:
            messages.success(request, self._do(self.form.cleaned_data))
        except services.AlreadyDone as done:
            messages.warning(request, done.sentence)
            self.membership.refresh_from_db()
            return self.render_to_response(self.get_context_data(), status=409)  # with what was typed
        return HttpResponseRedirect(decide_url(self.membership))

    def _do(self, data: dict) -> str:
        decision = {"by": self.request.user, "why": data["why"].strip(), "seen_change_id": data["seen"] or 0}
        match data["action"]:
            case "approve":
                services.approve(self.membership, **decision)
                return _("Approved. The person gets a letter.")
            case "ask_more":
                services.ask_more(self.membership, **decision)
                return _("The question is sent.")
            case "refuse":
                services.refuse(self.membership, **decision)
                return _("Refused. The person gets a letter with the reason.")
            case "renew":
                services.renew(self.membership, **decision)
                return _("Renewed. The person gets a letter.")
            case _:
                services.remove(self.membership, **decision)
                return _("Ended. The person gets a letter with the reason.")


def decide_url(membership: Membership) -> str:
    return reverse("applications:decide", args=[membership.pk])


class ApplicationsMenuItem(MenuItem):
    """Shows how many wait, to those who may decide them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return networks_of_staff(request.user).exists()

    def render_component(self, request: HttpRequest):
        component = super().render_component(request)
        if count := Membership.objects.decided_by(request.user).waiting().count():
            component.label = f"{self.label} ({count})"
        return component


class ApplicationsViewSet(ViewSet):
    name = "applications"
    icon = "clipboard-list"
    menu_label = gettext_lazy("Applications")
    menu_order = 305
    add_to_admin_menu = True
    menu_item_class = ApplicationsMenuItem

    def get_urlpatterns(self):
        return [
            path("", ApplicationsView.as_view(), name="index"),
            path("results/", ApplicationsView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", DecideView.as_view(), name="decide"),
        ]
