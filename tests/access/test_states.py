"""Whatever is done in whatever order, each person sees what an oracle of its own remembers.

ACCESS_STEPS and ACCESS_EXAMPLES in the environment make it look longer than CI does.
"""

from __future__ import annotations

import datetime
import os

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from learning.access import decide
from learning.audiences import AudienceKind
from learning.library import services as libraries
from learning.library.models import Library, Resource, ResourceTranslation
from learning.networks import services as memberships
from learning.networks.models import Membership
from tests.factories import MembershipFactory, NetworkFactory, OrganisationFactory, UserFactory
from tests.learning.library.factories import make_library, make_resource, make_section

NOON = datetime.datetime(2026, 6, 15, 12, tzinfo=datetime.UTC)
PEOPLE = LIBRARIES = range(2)
STEPS, EXAMPLES = int(os.environ.get("ACCESS_STEPS", "12")), int(os.environ.get("ACCESS_EXAMPLES", "12"))
person, library, network = st.sampled_from(PEOPLE), st.sampled_from(LIBRARIES), st.sampled_from(LIBRARIES)
kind = st.sampled_from(
    [AudienceKind.EVERYONE, AudienceKind.NETWORKS, AudienceKind.NETWORKS, AudienceKind.ORGANISATIONS]
)


class Access(RuleBasedStateMachine):
    """Two people, each with a membership of one network; two libraries, each with a section; one resource that moves."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.clock = time_machine.travel(NOON, tick=False)
        self.clock.start()

    @initialize()
    def make(self) -> None:
        self.networks = [NetworkFactory(name=f"Net{n}") for n in LIBRARIES]
        self.organisation = OrganisationFactory()
        self.office = UserFactory(is_superuser=True, is_staff=True)
        self.people = [UserFactory() for _n in PEOPLE]
        self.rows = [
            MembershipFactory(user=user, network=self.networks[n], organisation=self.organisation)
            for n, user in enumerate(self.people)
        ]
        self.libraries = [make_library(f"library-{n}", [self.networks[n]]) for n in LIBRARIES]
        self.sections = [make_section(record) for record in self.libraries]
        self.resource = make_resource(self.sections[0], "moves")
        # what the oracle remembers
        self.state, self.confirmed = ["active"] * 2, [False] * 2
        self.audience: list[tuple[str, set[int]]] = [(AudienceKind.NETWORKS, {n}) for n in LIBRARIES]
        self.live, self.resource_live, self.holder = [True] * 2, True, 0

    # --- memberships ---

    @rule(who=person)
    def suspend(self, who: int) -> None:
        self._change(who, "active", "suspended", lambda row: memberships.suspend(row, self.office, "Why"))

    @rule(who=person)
    def restore(self, who: int) -> None:
        before = {"suspended", "removed"}
        if self.state[who] in before:
            self._change(who, self.state[who], "active", lambda row: memberships.restore(row, self.office))

    @rule(who=person)
    def remove(self, who: int) -> None:
        self._change(who, "active", "removed", lambda row: memberships.remove(row, self.office, "Why"))

    @rule(who=person)
    def lapse(self, who: int) -> None:
        over = {
            "starts_on": NOON.date() - datetime.timedelta(days=9),
            "ends_on": NOON.date() - datetime.timedelta(days=1),
        }
        self._change(who, "active", "lapsed", lambda row: Membership.objects.filter(pk=row.pk).update(**over))

    @rule(who=person)
    def renew(self, who: int) -> None:
        self._change(who, "lapsed", "active", lambda row: memberships.renew(row, self.office))

    @rule(who=person, yes=st.booleans())
    def confirm(self, who: int, yes: bool) -> None:
        if self.state[who] == "active" and self.confirmed[who] is not yes:
            change = memberships.confirm_organisation if yes else memberships.unconfirm_organisation
            change(self.rows[who], self.office)
            self.confirmed[who] = yes

    def _change(self, who: int, before: str, after: str, do) -> None:
        if self.state[who] == before:
            do(self.rows[who])
            self.state[who] = after

    # --- libraries ---

    @rule(which=library, to=kind, whom=st.sets(network))
    def change_audience(self, which: int, to: str, whom: set[int]) -> None:
        organisations = [self.organisation] if whom else []
        chosen = {"networks": [self.networks[n] for n in whom], "organisations": organisations}
        libraries.relocate(self.libraries[which], audience_kind=to, **chosen)
        self.audience[which] = (to, whom)

    @rule(which=library)
    def publish_or_withdraw_library(self, which: int) -> None:
        record = Library.objects.get(pk=self.libraries[which].pk)
        record.unpublish() if record.live else record.save_revision().publish()
        self.live[which] = not self.live[which]

    @rule()
    def publish_or_withdraw_resource(self) -> None:
        record = Resource.objects.get(pk=self.resource.pk)
        record.unpublish() if record.live else record.save_revision().publish()
        self.resource_live = not self.resource_live

    @rule()
    def draft(self) -> None:
        """A draft that is saved before a change of place, and published after it, brings nothing back."""
        Resource.objects.get(pk=self.resource.pk).save_revision()

    @precondition(lambda self: self.resource_live)
    @rule()
    def publish_an_older_draft(self) -> None:
        revision = Resource.objects.get(pk=self.resource.pk).revisions.order_by("pk").first()
        if revision:
            revision.publish()

    @rule(section=st.booleans())
    def move(self, section: bool) -> None:
        """The resource into the other library's section, or its section, with it, into the other library and back."""
        self.holder = 1 - self.holder
        target = next(row for row in self.sections if row.library_id == self.libraries[self.holder].pk)
        libraries.relocate(Resource.objects.get(pk=self.resource.pk), section=target)
        if section:
            libraries.relocate(target, library=self.libraries[self.holder])

    @rule()
    def translate(self) -> None:
        if not ResourceTranslation.objects.filter(record=self.resource, language="cy").exists():
            ResourceTranslation.objects.create(record_id=self.resource.pk, language="cy", title="Yn Gymraeg")

    # --- the oracle ---

    def may(self, who: int, which: int) -> bool:
        to, whom = self.audience[which]
        if not self.live[which]:
            return False
        if to == AudienceKind.EVERYONE:
            return True
        active = self.state[who] == "active"
        return active and bool(who in whom if to == AudienceKind.NETWORKS else whom and self.confirmed[who])

    @invariant()
    def each_sees_what_is_for_her(self) -> None:
        if not hasattr(self, "holder"):
            return
        for who, user in enumerate(self.people):
            seen = [bool(decide(user, Library.objects.get(pk=row.pk))) for row in self.libraries]
            assert seen == [self.may(who, which) for which in LIBRARIES]
            shown = Resource.objects.visible_to(user).filter(pk=self.resource.pk).exists()
            assert shown == (self.resource_live and self.may(who, self.holder))
        for which, row in enumerate(Library.objects.order_by("pk")):
            inside = row.audience.people().filter(pk__in=[user.pk for user in self.people])
            assert not self.live[which] or {*inside} == {u for n, u in enumerate(self.people) if self.may(n, which)}

    def teardown(self) -> None:
        self.clock.stop()
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)


@pytest.mark.django_db
def test_the_rule_holds_after_every_step():
    limits = settings(
        max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(Access, settings=limits)
