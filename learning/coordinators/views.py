"""The overview of a network for its coordinator, the list of its people, and the page of one membership."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_http_methods, require_safe

from core.pagination import listing
from learning.breadcrumbs import Breadcrumb
from learning.coordinators.history import history_of
from learning.coordinators.people import ORDERS, MembersFilterSet, member_url, people_of, person_rows, waiting_rows
from learning.coordinators.usage import libraries_of
from learning.networks import services
from learning.networks.actions import Action, staff_actions
from learning.networks.decisions import DECISIONS, carry_out
from learning.networks.decorators import coordinators_only
from learning.networks.enums import WAITING
from learning.networks.forms import DecisionForm
from learning.networks.member_lists import STATE_CHOICES, MembersExportMixin
from learning.networks.models import Membership, Network
from learning.networks.page_contexts import manage_context
from learning.networks.reminding import remind_all, to_remind

if TYPE_CHECKING:
    from accounts.models import User

#: As many rows of each list as the overview shows.
SHOWN = 10
#: The buttons that give something; the others are drawn plain.
GIVING = {Action.APPROVE, Action.RENEW, Action.RESTORE}


@require_safe
@coordinators_only
def overview(request: HttpRequest, network: Network) -> HttpResponse:
    """What waits and what ends soon, and the libraries."""
    by = cast("User", request.user)
    people = people_of(network, by)
    context = manage_context(request, network, _("Overview")) | {
        "counts": _counts(network, by),
        "waiting": waiting_rows(network, by, SHOWN),
        "ending": list(person_rows(people.lapsing().order_by("ends_on", "pk")[:SHOWN])),
        "libraries": libraries_of(network, by),
        "has_coordinator": network.acting_coordinators().exists(),
        "shown": SHOWN,
    }
    return render(request, "pages/coordinators/overview.html", context)


def _counts(network: Network, by: User) -> dict[str, int]:
    people = people_of(network, by)
    return {
        "waiting": people.waiting().count(),
        "current": people.current().count(),
        "lapsing": people.lapsing().count(),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def members(request: HttpRequest, network: Network) -> HttpResponse:
    """People of the network, searched, filtered and sorted; the same as a file. A POST reminds those whose last day is near."""
    return cast("HttpResponse", MembersList.as_view()(request, network=network))


class MembersList(MembersExportMixin, View):
    def post(self, request: HttpRequest, network: Network) -> HttpResponse:
        """Reminds people of this very list. Sent again, it tells nobody a second time."""
        by = cast("User", request.user)
        filters = MembersFilterSet(request.GET, people_of(network, by))
        return self._page(request, network, filters, reminded=remind_all(filters.qs, by))

    def get(self, request: HttpRequest, network: Network) -> HttpResponse:
        filters = MembersFilterSet(request.GET, people_of(network, cast("User", request.user)))
        if self.is_export:
            return self.as_spreadsheet(filters.listed, request.GET["export"])
        return self._page(request, network, filters)

    def _page(
        self, request: HttpRequest, network: Network, filters: MembersFilterSet, *, reminded: str = ""
    ) -> HttpResponse:
        page = listing(filters.listed, request)
        context = manage_context(request, network, _("Members")) | {
            "filters": filters,
            "asked": filters.asked,
            "listing": page,
            "rows": list(person_rows(page)),
            "reminded": reminded,
            "to_remind": to_remind(filters.qs).count() if filters.asked.get("state") == "lapsing" else 0,
            "states": STATE_CHOICES,
            "orders": [(value, label) for value, (label, _order) in ORDERS.items()],
        }
        return render(request, "pages/coordinators/members.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def member(request: HttpRequest, network: Network, pk: int) -> HttpResponse:
    """One application or membership with its history, and the buttons to decide. Each change is a POST."""
    by = cast("User", request.user)
    membership = get_object_or_404(people_of(network, by).select_related("organisation"), pk=pk)
    form = DecisionForm(request.POST or None)
    if request.method != "POST":
        return _member_page(request, membership, form)
    if not form.is_valid():
        return _member_page(request, membership, form, status=400)
    try:
        carry_out(membership, by, **form.cleaned_data)
    except services.AlreadyDone as done:
        membership.refresh_from_db()
        return _member_page(request, membership, form, refused=done.sentence, status=409)  # with what was typed
    return HttpResponseRedirect(f"{member_url(membership)}?done={form.cleaned_data['action']}")


def _member_page(
    request: HttpRequest, membership: Membership, form: DecisionForm, *, refused: str = "", status: int = 200
) -> HttpResponse:
    by, network = cast("User", request.user), membership.network
    state = membership.state_now
    above = Breadcrumb(_("Members"), reverse("learning:manage_members", args=[network.slug]))
    context = manage_context(request, network, membership.user.get_full_name(), above) | {
        "membership": membership,
        "form": form,
        "refused": refused,
        "done": _message(request, membership) if request.method != "POST" else "",
        "state": state,
        "waiting": state in WAITING,
        "buttons": [(action, action in GIVING) for action in staff_actions(membership, by)],
        "seen": services.latest_change_id(membership),
        "history": history_of(membership),
    }
    return render(request, "pages/coordinators/member.html", context, status=status)


def _message(request: HttpRequest, membership: Membership) -> str:
    """What she has just done, as long as nothing has happened since."""
    last = membership.changes.last()
    action = request.GET.get("done", "")
    if last is None or last.by_id != request.user.pk or last.action != action or action not in DECISIONS:
        return ""
    return str(DECISIONS[Action(action)][1])
