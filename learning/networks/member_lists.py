"""What the lists of applications and members have in common, in the admin and on the coordinator's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from core.exports import InParts
from core.facets import WordsFilter
from learning.networks.enums import State
from learning.networks.models import Membership

if TYPE_CHECKING:
    from django.http import HttpResponse

    from learning.networks.managers import MembershipQuerySet

SEARCHED = ("user__name", "user__email", "organisation_name")
#: The choices of the filter: the first four are queryset methods, the rest values of `Membership.state`.
STATE_CHOICES = [
    ("waiting", _("Not decided yet, longest first")),
    ("current", _("Members now")),
    ("lapsing", State.LAPSING.label),
    ("lapsed", _("Ended")),
    (State.REFUSED.value, State.REFUSED.label),
    (State.LEFT.value, State.LEFT.label),
    (State.SUSPENDED.value, State.SUSPENDED.label),
    (State.REMOVED.value, State.REMOVED.label),
]
#: The order of the list while one of them is chosen.
FIRST = {"waiting": ("applied_at", "pk"), "lapsing": ("ends_on", "pk")}
NEWEST_FIRST = ("-applied_at", "-pk")


class PeopleFilterSet(django_filters.FilterSet):
    """By state and by place of work."""

    state = django_filters.ChoiceFilter(label=_("Where it stands"), choices=STATE_CHOICES, method="filter_state")
    organisation_name = WordsFilter(label=_("Works at"), lookup_expr="icontains")

    class Meta:
        model = Membership
        fields: list[str] = []

    def filter_state(self, queryset: MembershipQuerySet, name: str, value: str) -> MembershipQuerySet:
        match value:
            case "waiting":
                return queryset.waiting()
            case "current":
                return queryset.current()
            case "lapsing":
                return queryset.lapsing()
            case "lapsed":
                return queryset.lapsed()
        return queryset.filter(state=value)


class MembersExportMixin(SpreadsheetExportMixin):
    """The columns of the export, as CSV and XLSX; `core.exports` makes formulas in it harmless."""

    export_filename = "members"
    list_export = [
        "user.name", "user.email", "network.name", "organisation_name", "organisation_confirmed_at", "role",
        "state_now.label", "applied_at", "starts_on", "ends_on",
    ]  # fmt: skip
    export_headings = {
        "user.name": _("Person"),
        "user.email": _("E-mail address"),
        "network.name": _("Network"),
        "state_now.label": _("Where it stands"),
    }

    def as_spreadsheet(self, queryset: MembershipQuerySet, spreadsheet_format: str) -> HttpResponse:
        return super().as_spreadsheet(InParts(queryset), spreadsheet_format)
