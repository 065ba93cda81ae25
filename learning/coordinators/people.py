"""The people of one network as its coordinator sees them: nobody of another network, and not herself."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import london_day, today
from core.facets import KnownChoicesFilter, WordsFilter
from learning.networks.actions import Action
from learning.networks.enums import State
from learning.networks.member_lists import FIRST, NEWEST_FIRST, SEARCHED, PeopleFilterSet
from learning.networks.models import Membership, MembershipChange, Network

if TYPE_CHECKING:
    from accounts.models import User
    from learning.networks.managers import MembershipQuerySet

#: The orders of the list, by their value in the address.
ORDERS = {
    "newest": (gettext_lazy("Newest first"), NEWEST_FIRST),
    "oldest": (gettext_lazy("Waiting longest first"), FIRST["waiting"]),
    "ends": (gettext_lazy("Last day, soonest first"), FIRST["lapsing"]),
    "name": (gettext_lazy("By name"), ("user__name", "user__email", "pk")),
}
DEFAULT_ORDERS = {"waiting": "oldest", "lapsing": "ends"}


def people_of(network: Network, by: User) -> MembershipQuerySet:
    """Every membership and application that this person may see and decide in the network."""
    return Membership.objects.decided_by(by).filter(network=network).select_related("user", "network")


class MembersFilterSet(PeopleFilterSet):
    """Filters, searches and sorts by what the address says. Whatever is unknown in it counts for nothing."""

    q = WordsFilter(method="filter_words")
    sort = KnownChoicesFilter(
        choices=[(value, label) for value, (label, _order) in ORDERS.items()], method="keep_order"
    )

    def filter_words(self, queryset: MembershipQuerySet, name: str, words: str) -> MembershipQuerySet:
        """People with each word in their name, address or place of work."""
        for word in words.split():
            found = Q()
            for field in SEARCHED:
                found |= Q(**{f"{field}__icontains": word})
            queryset = queryset.filter(found)
        return queryset

    def keep_order(self, queryset: MembershipQuerySet, name: str, value: Any) -> MembershipQuerySet:
        return queryset  # `listed` orders, also when nothing is asked for

    @property
    def listed(self) -> MembershipQuerySet:
        return self.qs.order_by(*ORDERS[self.order][1])

    @property
    def order(self) -> str:
        asked = self.asked.get("sort")
        return asked[0] if asked else DEFAULT_ORDERS.get(self.asked.get("state", ""), "newest")

    @property
    def asked(self) -> dict[str, Any]:
        """What is asked for and known."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def is_used(self) -> bool:
        return bool(self.asked.keys() - {"sort"})

    @property
    def query(self) -> str:
        """As a query string, for the links to other pages of the list and to its export."""
        query = QueryDict(mutable=True)
        query.update({name: value[0] if name == "sort" else value for name, value in self.asked.items()})
        return query.urlencode()


@dataclass(frozen=True)
class PersonRow:
    """One row of a list."""

    title: str
    url: str
    text: str
    meta: list[str]


def member_url(row: Membership) -> str:
    return reverse("learning:manage_member", args=[row.network.slug, row.pk])


def person_rows(rows: Iterable[Membership]) -> Iterator[PersonRow]:
    for row in rows:
        meta = [str(row.state_now.label), _("Applied on %(day)s") % {"day": _format(london_day(row.applied_at))}]
        if row.last_day:
            meta.append(_("Last day %(day)s") % {"day": _format(row.last_day)})
        yield PersonRow(row.user.get_full_name(), member_url(row), row.organisation_name, meta)


def waiting_rows(network: Network, by: User, count: int) -> list[PersonRow]:
    """The applications that wait longest, each with the day by which the applicant was told to have an answer."""
    asked = MembershipChange.objects.filter(membership=OuterRef("pk"), action__in=[Action.APPLY, Action.ANSWER])
    newest = Subquery(asked.order_by("-at", "-pk").values("at")[:1])
    waiting = people_of(network, by).waiting().annotate(asked_at=Coalesce(newest, "applied_at"))
    rows = waiting.order_by("applied_at", "pk")[:count]
    return [PersonRow(row.user.get_full_name(), member_url(row), row.organisation_name, _waits(row)) for row in rows]


def _waits(row: Any) -> list[str]:
    applied = _("Applied on %(day)s") % {"day": _format(london_day(row.applied_at))}
    if row.state == State.MORE_ASKED:
        return [applied, _("You asked; the person has not answered yet")]
    answer_by = row.network.answer_by(london_day(row.asked_at))
    sentence = _("Answer by %(day)s") if answer_by >= today() else _("The answer was due on %(day)s")
    return [applied, sentence % {"day": _format(answer_by)}]


def _format(day: datetime.date) -> str:
    return date_format(day, "j F Y")
