"""The rule against an oracle of its own, over random people, libraries and changes."""

from __future__ import annotations

import datetime

import hypothesis
import time_machine
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from learning import access
from learning.library import services
from learning.library.enums import AudienceKind
from learning.library.models import Library, Resource, ResourceFile
from learning.networks.enums import State
from learning.networks.models import Membership, Organisation
from tests.learning.library.factories import (
    make_file,
    make_library,
    make_network,
    make_resource,
    make_section,
    make_user,
)

NOON = datetime.datetime(2026, 6, 15, 12, tzinfo=datetime.UTC)
DAY = NOON.date()
PLACES = range(3)
dates = st.integers(-3, 3).map(lambda days: DAY + datetime.timedelta(days=days))
subsets = st.sets(st.sampled_from(PLACES))
membership = st.fixed_dictionaries(
    {
        "network": st.sampled_from(PLACES),
        "organisation": st.none() | st.sampled_from(PLACES),
        "state": st.sampled_from([State.APPLIED, State.MORE_ASKED, State.ACTIVE, State.ACTIVE, State.ACTIVE,
                                  State.REFUSED, State.LAPSED, State.LEFT, State.REMOVED]),
        "first": dates,
        "length": st.integers(0, 4),
    }
)  # fmt: skip
library = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(AudienceKind),
        "networks": subsets,
        "organisations": subsets,
        "live": st.sampled_from([True, True, True, False]),
        "section live": st.sampled_from([True, True, False]),
        "resource live": st.sampled_from([True, True, False]),
        "expires": st.none() | st.sampled_from([-1, 1]),
    }
)
change = st.one_of(
    st.tuples(st.just("membership"), membership),
    st.tuples(st.just("audience"), st.integers(0, 1), library),
    st.tuples(st.just("end"), st.sampled_from(PLACES)),
    st.tuples(st.just("move")),
)


def lets_in(facts: dict, memberships: list[dict]) -> bool:
    """The oracle: the rule once more, in plain Python, over what the test itself remembers."""
    if not facts["live"] or facts["expires"] == -1:
        return False
    current = [
        m for m in memberships
        if m["state"] == State.ACTIVE and m["first"] <= DAY <= m["first"] + datetime.timedelta(days=m["length"])
    ]  # fmt: skip
    if facts["kind"] == AudienceKind.EVERYONE:
        return True
    if facts["kind"] == AudienceKind.NETWORKS:
        return any(m["network"] in facts["networks"] for m in current)
    return any(m["organisation"] in facts["organisations"] for m in current if m["organisation"] is not None)


class RandomChanges(TestCase):
    @hypothesis.settings(max_examples=40, deadline=None, suppress_health_check=list(hypothesis.HealthCheck))
    @hypothesis.given(
        facts=st.tuples(library, library),
        changes=st.lists(change, min_size=1, max_size=6),
    )
    def test_the_rule_and_the_oracle_agree_after_every_change(self, facts, changes):
        with time_machine.travel(NOON, tick=False):
            self._make(list(facts))
            self._agree()
            for kind, *values in changes:
                getattr(self, f"_{kind}")(*values)
                self._agree()

    def _make(self, facts: list[dict]) -> None:
        self.facts, self.memberships = facts, []
        self.networks = [make_network(f"Net{n}") for n in PLACES]
        self.organisations = [Organisation.objects.create(name=f"Org{n}") for n in PLACES]
        self.user = make_user("her@example.org")
        self.libraries, self.resources = [], []
        for number, fact in enumerate(facts):
            row = make_library(f"library-{number}")
            resource = make_resource(
                make_section(row, live=fact["section live"]), f"r{number}", live=fact["resource live"]
            )
            make_file(resource)
            self.libraries.append(row)
            self.resources.append(resource)
            self._audience(number, fact)
        self.holder = list(range(len(facts)))  # which library a resource lies in

    def _audience(self, number: int, fact: dict) -> None:
        row = self.libraries[number]
        kept = {k: self.facts[number][k] for k in ("section live", "resource live")}
        self.facts[number] = fact | kept
        services.place(
            row,
            audience_kind=fact["kind"],
            networks=[self.networks[n] for n in fact["networks"]],
            organisations=[self.organisations[n] for n in fact["organisations"]],
        )
        expires = NOON + datetime.timedelta(hours=fact["expires"]) if fact["expires"] else None
        Library.objects.filter(pk=row.pk).update(live=fact["live"], expire_at=expires)

    def _membership(self, fact: dict) -> None:
        open_states = {State.APPLIED, State.MORE_ASKED, State.ACTIVE}
        if fact["state"] in open_states and any(
            m["network"] == fact["network"] and m["state"] in open_states for m in self.memberships
        ):
            return
        dated = fact["state"] not in {State.APPLIED, State.MORE_ASKED, State.REFUSED}
        row = Membership.objects.create(
            user=self.user,
            network=self.networks[fact["network"]],
            organisation=None if fact["organisation"] is None else self.organisations[fact["organisation"]],
            state=fact["state"],
            starts_on=fact["first"] if dated else None,
            ends_on=fact["first"] + datetime.timedelta(days=fact["length"]) if dated else None,
        )
        self.memberships.append(fact | {"pk": row.pk})

    def _end(self, network: int) -> None:
        for fact in self.memberships:
            if fact["network"] == network and fact["state"] == State.ACTIVE:
                fact["state"] = State.REMOVED
                Membership.objects.filter(pk=fact["pk"]).update(state=State.REMOVED)

    def _move(self) -> None:
        """The first resource moves into the other library, section and all."""
        section = self.resources[0].section
        self.holder[0] = 1 - self.holder[0]
        services.place(section, library=self.libraries[self.holder[0]])

    def _agree(self) -> None:
        open_now = [lets_in(fact, self.memberships) for fact in self.facts]
        visible = [
            open_now[self.holder[n]] and self.facts[n]["section live"] and self.facts[n]["resource live"]
            for n in range(len(self.resources))
        ]
        for user, answers in ((self.user, (open_now, visible)), (None, ([False] * 2, [False] * 2))):
            libraries, resources = answers
            got = set(access.open_libraries(user).values_list("pk", flat=True))
            assert got == {row.pk for row, yes in zip(self.libraries, libraries, strict=True) if yes}
            for row, yes in zip(self.libraries, libraries, strict=True):
                assert bool(access.decide(user, Library.objects.get(pk=row.pk))) is yes
            for resource, yes in zip(self.resources, resources, strict=True):
                fresh = Resource.objects.select_related("section__library").get(pk=resource.pk)
                file = ResourceFile.objects.select_related("resource__section__library").get(resource=fresh)
                assert bool(access.decide(user, fresh)) is bool(access.decide(user, file)) is yes
                assert Resource.objects.visible_to(user).filter(pk=fresh.pk).exists() is yes
                assert ResourceFile.objects.visible_to(user).filter(pk=file.pk).exists() is yes
