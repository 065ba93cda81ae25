"""The rule against an oracle of its own, over random people, libraries and changes."""

from __future__ import annotations

import datetime

import hypothesis
import pytest
import time_machine
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from learning import access
from learning.audiences import AudienceKind
from learning.library import services
from learning.library.models import Library, Resource, Section
from learning.networks.enums import State
from learning.networks.models import Membership
from learning.training.services import enter_completion
from tests.factories import NetworkFactory, OrganisationFactory, ProgrammeFactory, UserFactory
from tests.learning.library.factories import (
    make_library,
    make_resource,
    make_section,
)

pytestmark = pytest.mark.postgresql

NOON = datetime.datetime(2026, 6, 15, 12, tzinfo=datetime.UTC)
DAY = NOON.date()
NUMBERS = range(3)
PEOPLE = range(2)
near = st.sampled_from([-1, 0, 1]).map(lambda days: DAY + datetime.timedelta(days=days))
subsets = st.sets(st.sampled_from(NUMBERS))
membership = st.fixed_dictionaries(
    {
        "who": st.sampled_from(PEOPLE),
        "network": st.sampled_from(NUMBERS),
        "organisation": st.none() | st.sampled_from(NUMBERS),
        "confirmed": st.sampled_from([True, True, False]),
        "state": st.sampled_from([State.APPLIED, State.MORE_ASKED, State.ACTIVE, State.ACTIVE, State.ACTIVE,
                                  State.REFUSED, State.LAPSED, State.LEFT, State.SUSPENDED, State.REMOVED]),
        "last": near,
        "length": st.integers(0, 2),
    }
)  # fmt: skip
completion = st.fixed_dictionaries(
    {
        "who": st.sampled_from(PEOPLE),
        "programme": st.sampled_from(NUMBERS),
        "day": near,
        "last": st.none() | near,
    }
)
mostly = st.sampled_from([True, True, True, False])
library = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(
            [AudienceKind.EVERYONE, AudienceKind.NETWORKS, AudienceKind.ORGANISATIONS, AudienceKind.COMPLETIONS]
        ),
        "networks": subsets,
        "organisations": subsets,
        "programmes": subsets,
        "live": mostly,
        "section live": mostly,
        "resource live": mostly,
        "expires": st.sampled_from([None, None, None, None, -1, 1]),
    }
)
change = st.one_of(
    st.tuples(st.just("membership"), membership),
    st.tuples(st.just("audience"), st.integers(0, 2), library),
    st.tuples(st.just("completion"), completion),
    st.tuples(st.just("end"), st.sampled_from(NUMBERS)),
    st.tuples(st.just("move")),
)


def lets_in(facts: dict, memberships: list[dict], completions: list[dict]) -> bool:
    """The oracle: the rule once more, in plain Python, over what the test itself remembers."""
    if not facts["live"] or facts["expires"] == -1:
        return False
    current = [
        m for m in memberships
        if m["state"] == State.ACTIVE and m["last"] - datetime.timedelta(days=m["length"]) <= DAY <= m["last"]
    ]  # fmt: skip
    if facts["kind"] == AudienceKind.EVERYONE:
        return True
    if facts["kind"] == AudienceKind.NETWORKS:
        return any(m["network"] in facts["networks"] for m in current)
    if facts["kind"] == AudienceKind.COMPLETIONS:
        in_date = [c for c in completions if c["day"] <= DAY and (c["last"] is None or c["last"] >= DAY)]
        return any(c["programme"] in facts["programmes"] for c in in_date)
    return any(m["confirmed"] and m["organisation"] in facts["organisations"] for m in current)


class RandomChanges(TestCase):
    @hypothesis.settings(max_examples=60, deadline=None, suppress_health_check=list(hypothesis.HealthCheck))
    @hypothesis.given(
        facts=st.tuples(library, library, library),
        memberships=st.lists(membership, min_size=1, max_size=6),
        completions=st.lists(completion, max_size=4),
        changes=st.lists(change, max_size=4),
    )
    def test_the_rule_and_the_oracle_agree_after_every_change(self, facts, memberships, completions, changes):
        with time_machine.travel(NOON, tick=False):
            self._make(list(facts))
            for fact in memberships:
                self._membership(fact)
            for fact in completions:
                self._completion(fact)
            self._agree()
            for kind, *values in changes:
                getattr(self, f"_{kind}")(*values)
                self._agree()

    @classmethod
    def setUpTestData(cls) -> None:
        """What every example begins with: each example rolls its own changes back."""
        cls.networks = [NetworkFactory(name=f"Net{n}") for n in NUMBERS]
        cls.organisations = [OrganisationFactory() for _ in NUMBERS]
        cls.programmes = [ProgrammeFactory() for _ in NUMBERS]
        cls.people = [UserFactory() for _ in PEOPLE]
        for n in NUMBERS:
            make_resource(make_section(make_library(f"library-{n}")), f"r{n}")

    def _make(self, facts: list[dict]) -> None:
        self.facts, self.memberships, self.completions = facts, [], []
        self.libraries = list(Library.objects.order_by("pk"))
        self.resources = list(Resource.objects.order_by("pk").select_related("section"))
        for number, fact in enumerate(facts):
            Section.objects.filter(pk=self.resources[number].section_id).update(live=fact["section live"])
            Resource.objects.filter(pk=self.resources[number].pk).update(live=fact["resource live"])
            self._audience(number, fact)
        self.holder = list(NUMBERS)  # which library a resource lies in

    def _audience(self, number: int, fact: dict) -> None:
        row = self.libraries[number]
        kept = {k: self.facts[number][k] for k in ("section live", "resource live")}
        self.facts[number] = fact | kept
        services.relocate(
            row,
            audience_kind=fact["kind"],
            networks=[self.networks[n] for n in fact["networks"]],
            organisations=[self.organisations[n] for n in fact["organisations"]],
            programmes=[self.programmes[n] for n in fact["programmes"]],
        )
        expires = NOON + datetime.timedelta(hours=fact["expires"]) if fact["expires"] else None
        Library.objects.filter(pk=row.pk).update(live=fact["live"], expire_at=expires)

    def _membership(self, fact: dict) -> None:
        open_states = {State.APPLIED, State.MORE_ASKED, State.ACTIVE, State.SUSPENDED}
        if fact["state"] in open_states and any(
            (m["who"], m["network"]) == (fact["who"], fact["network"]) and m["state"] in open_states
            for m in self.memberships
        ):
            return
        dated = fact["state"] not in {State.APPLIED, State.MORE_ASKED, State.REFUSED}
        row = Membership.objects.create(
            user=self.people[fact["who"]],
            network=self.networks[fact["network"]],
            organisation=None if fact["organisation"] is None else self.organisations[fact["organisation"]],
            organisation_confirmed_at=NOON if fact["confirmed"] else None,
            state=fact["state"],
            starts_on=fact["last"] - datetime.timedelta(days=fact["length"]) if dated else None,
            ends_on=fact["last"] if dated else None,
        )
        self.memberships.append(fact | {"pk": row.pk})

    def _completion(self, fact: dict) -> None:
        """As the office enters it: a second time for one day corrects the first."""
        if fact["last"] and fact["last"] < fact["day"]:
            return
        same = ("who", "programme", "day")
        self.completions = [c for c in self.completions if any(c[name] != fact[name] for name in same)] + [fact]
        programme = self.programmes[fact["programme"]]
        enter_completion(self.people[fact["who"]], programme, fact["day"], fact["last"], by=None)

    def _end(self, network: int) -> None:
        for fact in self.memberships:
            if fact["network"] == network and fact["state"] == State.ACTIVE:
                fact["state"] = State.REMOVED
                Membership.objects.filter(pk=fact["pk"]).update(state=State.REMOVED)

    def _move(self) -> None:
        """The first resource moves into the next library, section and all."""
        section = self.resources[0].section
        self.holder[0] = (self.holder[0] + 1) % len(self.libraries)
        services.relocate(section, library=self.libraries[self.holder[0]])

    def _agree(self) -> None:
        self._agree_for(None, [], [])
        for who, person in enumerate(self.people):
            mine = [[fact for fact in facts if fact["who"] == who] for facts in (self.memberships, self.completions)]
            self._agree_for(person, *mine)

    def _agree_for(self, user, memberships: list[dict], completions: list[dict]) -> None:
        open_now = [user is not None and lets_in(fact, memberships, completions) for fact in self.facts]
        visible = [
            open_now[self.holder[n]] and self.facts[n]["section live"] and self.facts[n]["resource live"]
            for n in range(len(self.resources))
        ]
        seen = {row.pk for row, yes in zip(self.resources, visible, strict=True) if yes}
        assert set(Library.objects.visible_to(user).values_list("pk", flat=True)) == {
            row.pk for row, yes in zip(self.libraries, open_now, strict=True) if yes
        }
        assert set(Resource.objects.visible_to(user).values_list("pk", flat=True)) == seen
        for library, yes in zip(Library.objects.order_by("pk"), open_now, strict=True):
            assert bool(access.decide(user, library)) is yes
            listed = Resource.objects.in_library(library).values_list("pk", flat=True) if yes else ()
            assert set(listed) == {
                row.pk for n, row in enumerate(self.resources)
                if row.pk in seen and self.libraries[self.holder[n]] == library
            }  # fmt: skip
