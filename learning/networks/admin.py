"""Admin views of applications: a list with filters, and a page to decide on one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import django_filters
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
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
from wagtail.admin.widgets.button import HeaderButton

from core.dates import london_day
from core.viewsets import ExportButtonsMixin
from learning.networks import services
from learning.networks.actions import Action, staff_actions
from learning.networks.decisions import carry_out
from learning.networks.enums import WAITING
from learning.networks.forms import DecisionForm
from learning.networks.managers import MembershipQuerySet
from learning.networks.member_lists import FIRST, NEWEST_FIRST, SEARCHED, MembersExportMixin, PeopleFilterSet
from learning.networks.models import Membership, Network
from learning.networks.reminding import remind_all, to_remind

if TYPE_CHECKING:
    from accounts.models import User

BUTTON_CLASSES = {
    Action.APPROVE: "button",
    Action.RENEW: "button",
    Action.RESTORE: "button",
    Action.REFUSE: "button button-secondary no",
    Action.REMOVE: "button button-secondary no",
}


NOT_YOURS = "pages/networks/admin/not_yours.html"


class MembershipFilterSet(PeopleFilterSet, WagtailFilterSet):
    network = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Network"), queryset=lambda request: Network.objects.decided_by(request.user)
    )


class ApplicationsView(ExportButtonsMixin, MembersExportMixin, generic.IndexView):
    """All memberships that this person may decide, from application to end."""

    model = Membership
    page_title = gettext_lazy("Applications and members")
    header_icon = "clipboard-list"
    filterset_class = MembershipFilterSet
    any_permission_required = ["view"]
    paginate_by = 50
    index_url_name = "applications:index"
    index_results_url_name = "applications:index_results"
    search_fields = SEARCHED

    @property
    def default_ordering(self) -> tuple[str, ...]:
        """Those first that somebody should look at first."""
        return FIRST.get(self.request.GET.get("state", ""), NEWEST_FIRST)

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("user", label=_("Person"), get_url=decide_url),
            Column("network", label=_("Network"), accessor="network.name"),
            Column("organisation_name", label=_("Works at")),
            Column("state", label=_("Where it stands"), accessor="state_now.label"),
            Column("applied_at", label=_("Applied"), accessor=applied_on, sort_key="applied_at"),
            Column("ends_on", label=_("Last day"), accessor=last_day, sort_key="ends_on"),
        ]

    def get_base_queryset(self) -> MembershipQuerySet:
        return Membership.objects.decided_by(self.request.user).select_related("user", "network")

    def get_header_buttons(self) -> list:
        """While the list shows whose membership ends soon, the way to remind them."""
        buttons = super().get_header_buttons()
        if self.request.GET.get("state") == "lapsing":
            url = f"{reverse('applications:remind')}?{self.request.GET.urlencode()}"
            buttons.append(HeaderButton(_("Remind these people"), url=url, icon_name="mail"))
        return buttons


class RemindView(ApplicationsView):
    """Asks before everybody in the list is reminded whose membership ends soon; it has the filters of the list."""

    page_title = gettext_lazy("Remind members of their last day")
    template_name = "pages/networks/admin/confirm_remind.html"
    index_url_name = "applications:remind"

    def get_header_buttons(self) -> list:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        number = to_remind(self.get_queryset()).count()
        return super().get_context_data(**kwargs) | {"number": number, "back": self._list_url()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        messages.success(request, remind_all(self.get_queryset(), cast("User", request.user)))
        return HttpResponseRedirect(self._list_url())

    def _list_url(self) -> str:
        return f"{reverse('applications:index')}?{self.request.GET.urlencode()}"


def applied_on(row: Membership) -> str:
    return date_format(london_day(row.applied_at), "j F Y")


def last_day(row: Membership) -> str:
    """The day itself: Wagtail's own column says "just now" of every day to come."""
    return date_format(row.last_day, "j F Y") if row.last_day else ""


class DecideView(WagtailAdminTemplateMixin, TemplateView):
    """One application with its history and the buttons to decide. Each change is a POST, most with a reason."""

    template_name = "pages/networks/admin/decide.html"
    header_icon = "clipboard-list"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Whoever may no longer decide, since the page was opened, gets back what she wrote; nothing is changed.

        The same for what she never could decide, and for what is not there.
        """
        memberships = Membership.objects.decided_by(request.user).select_related("user", "network", "organisation")
        found = memberships.filter(pk=kwargs["pk"]).first()
        if found is None and request.method == "POST":
            return TemplateResponse(request, NOT_YOURS, {"written": request.POST.get("why", "")}, status=403)
        if found is None:
            raise Http404 if Network.objects.decided_by(request.user).exists() else PermissionDenied
        self.membership: Membership = found
        self.form = DecisionForm(request.POST or None)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.membership.user)

    def get_page_subtitle(self) -> str:
        return _("%(network)s network") % {"network": self.membership.network}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("applications:index"), "label": ApplicationsView.page_title},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state = self.membership.state_now
        return super().get_context_data(
            **kwargs,
            membership=self.membership,
            form=self.form,
            state=state,
            waiting=state in WAITING,
            buttons=[
                (action, BUTTON_CLASSES.get(action, "button button-secondary"))
                for action in staff_actions(self.membership, self.request.user)
            ],
            seen=services.latest_change_id(self.membership),
            may_confirm=self.request.user.has_perm("networks.decide_membership"),
            changes=self.membership.changes.select_related("by"),
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.form.is_valid():
            messages.error(request, _("Write the reason: the person will read it."))
            return self.render_to_response(self.get_context_data(), status=400)
        try:
            messages.success(request, carry_out(self.membership, cast("User", request.user), **self.form.cleaned_data))
        except services.AlreadyDone as done:
            messages.warning(request, done.sentence)
            self.membership.refresh_from_db()
            return self.render_to_response(self.get_context_data(), status=409)  # with what was typed
        return HttpResponseRedirect(decide_url(self.membership))


def decide_url(membership: Membership) -> str:
    return reverse("applications:decide", args=[membership.pk])


class ApplicationsMenuItem(MenuItem):
    """Shows those who decide how many applications wait, and how many memberships end soon."""

    def is_shown(self, request: HttpRequest) -> bool:
        return Network.objects.decided_by(request.user).exists()

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        people = Membership.objects.decided_by(request.user)
        counted = ((_("%(number)s waiting"), people.waiting()), (_("%(number)s ending soon"), people.lapsing()))
        said = [words % {"number": number} for words, rows in counted if (number := rows.count())]
        if said:
            component.label = f"{self.label} ({', '.join(said)})"
        return component


class ApplicationsViewSet(ViewSet):
    name = "applications"
    icon = "clipboard-list"
    menu_label = gettext_lazy("Applications")
    menu_order = 305
    add_to_admin_menu = True
    menu_item_class = ApplicationsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ApplicationsView.as_view(), name="index"),
            path("results/", ApplicationsView.as_view(results_only=True), name="index_results"),
            path("remind/", RemindView.as_view(), name="remind"),
            path("<int:pk>/", DecideView.as_view(), name="decide"),
        ]
