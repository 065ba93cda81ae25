"""Members of networks, as the office has them in a list."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import today
from learning.imports.columns import Column, Refused, read_date
from learning.imports.engine import ImportKind, Result, Row
from learning.imports.people import EMAIL, NAME, people_by_email, person_of, proved
from learning.networks import services
from learning.networks.enums import WAITING, State
from learning.networks.models import Membership, Network

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from accounts.models import User

LABELS = {
    "organisation_name": gettext_lazy("Works at"),
    "role": gettext_lazy("Role"),
    "starts_on": gettext_lazy("First day"),
    "ends_on": gettext_lazy("Last day"),
}
#: The newest row of these states is somebody's decision, which a list does not turn back.
CLOSED = {
    State.REFUSED: gettext_lazy("Her application was refused. Approve it under “Applications” if she is a member now."),
    State.LEFT: gettext_lazy("She has left. She can apply again herself."),
    State.REMOVED: gettext_lazy(
        "Her membership was ended. Give it back under “Applications” if she is a member again."
    ),
    State.SUSPENDED: gettext_lazy("Her membership is suspended. Give it back under “Applications” first."),
}


def _headed(name: str) -> tuple[_StrOrPromise, ...]:
    """The heading of a field in our own export."""
    return (getattr(Membership._meta.get_field(name), "verbose_name", name),)


class Members(ImportKind):
    slug = "members"
    label = gettext_lazy("Members")
    permission = "networks.decide_membership"
    explanation = gettext_lazy(
        "One row a person and network. An empty cell changes nothing; without days the membership begins today and lasts "
        "for the term of the network. Where somebody works still has to be confirmed."
    )
    columns = (
        EMAIL,
        NAME,
        Column("network", gettext_lazy("Network"), required=True, aliases=("rhwydwaith",)),
        Column(
            "organisation_name",
            LABELS["organisation_name"],
            aliases=(
                *_headed("organisation_name"),
                "organisation",
                "organization",
                "employer",
                "sefydliad",
                "cyflogwr",
            ),
            max_length=150,
        ),
        Column("role", LABELS["role"], aliases=(*_headed("role"), "job", "job title", "rôl", "swydd"), max_length=120),
        Column(
            "starts_on", LABELS["starts_on"], read_date, aliases=("first", "start", "from", "joined", "dyddiad cychwyn")
        ),
        Column("ends_on", LABELS["ends_on"], read_date, aliases=("last", "end", "until", "expires", "dyddiad gorffen")),
    )

    def key(self, row: Row) -> Hashable:
        return row.values["email"], row.values["network"].casefold()

    def judge(self, rows: list[Row], by: User | None) -> None:
        networks = {network.name.casefold(): network for network in Network.objects.all()}
        people = people_by_email(row.values["email"] for row in rows)
        known = proved(people.values())
        newest: dict[tuple[int, int], Membership] = {}
        for membership in Membership.objects.filter(user__in=people.values()).order_by("applied_at", "pk"):
            newest[membership.user_id, membership.network_id] = membership
        for row in rows:
            network = networks.get(_short(row.values["network"]))
            if network is None:
                row.refuse(_("There is no network of this name."))
                continue
            row.values["network"] = network
            person = people.get(row.values["email"])
            if person is not None and not person.is_active:
                row.refuse(_("The account with this address is closed. Open it under “People” first."))
                continue
            if person is not None and person == by:
                row.refuse(_("This is you. Somebody else has to decide about your membership."))
                continue
            self._judge(row, newest.get((person.pk, network.pk)) if person else None)
            name = row.values["name"]
            if row.result == Result.UNCHANGED and name and person and person.pk not in known and name != person.name:
                row.change({NAME.label: (person.name, name)})

    def _judge(self, row: Row, membership: Membership | None) -> None:
        network, values = row.values["network"], row.values
        first = values["starts_on"] or (membership and membership.starts_on) or today()
        last = values["ends_on"] or (membership and membership.ends_on) or network.term_from(first)
        if last < first:
            row.refuse(_("The last day is before the first day."))
        elif membership is None or membership.state == State.LAPSED:
            row.result = Result.NEW
            values["fields"] = {"starts_on": first, "ends_on": last} | self._work(values)
        elif membership.state in WAITING:
            row.refuse(_("Her application waits. Decide it under “Applications” first."))
        elif membership.state in CLOSED:
            row.refuse(str(CLOSED[State(membership.state)]))
        else:
            asked = {name: values[name] for name in ("starts_on", "ends_on") if values[name]} | self._work(values)
            values["fields"] = {name: to for name, to in asked.items() if getattr(membership, name) != to}
            row.change({LABELS[name]: (getattr(membership, name), to) for name, to in values["fields"].items()})

    def _work(self, values: dict[str, Any]) -> dict[str, str]:
        return {name: values[name] for name in ("organisation_name", "role") if values[name]}

    def carry_out(self, row: Row, by: User) -> None:
        person = person_of(row.values["email"], row.values["name"] or "")
        if not row.values.get("fields"):
            return
        why = _("Imported from a list. %(changes)s") % {"changes": row.says}
        try:
            services.enter(person, row.values["network"], by, why=why.strip()[:1000], fields=row.values["fields"])
        except services.AlreadyDone as done:
            raise Refused(done.sentence) from None


def _short(name: str) -> str:
    """“South network” is “South”."""
    return name.casefold().removesuffix(" network").removeprefix("rhwydwaith ").strip()
