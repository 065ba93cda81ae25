"""People and records for tests. An account made here has proved its address unless told otherwise."""

from __future__ import annotations

import datetime

import factory
from django.contrib.auth.models import Group
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.models import User
from accounts.services import mark_email_verified
from core.dates import today
from learning.networks.enums import Region, State
from learning.networks.models import Membership, Network, Organisation
from learning.training.models import Completion, Programme, ProgrammeTranslation

PASSWORD = "a quiet purple door"


def in_days(days: int) -> datetime.date:
    return today() + datetime.timedelta(days=days)


class UserFactory(DjangoModelFactory):
    """`proved=False` leaves the address unproved; `roles=["editor"]` puts the person into groups.

    `roles=["coordinator"]` is no group: it makes a network that names her.
    """

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def proved(self, create, extracted, **kwargs):
        if extracted is not False:
            mark_email_verified(self)

    @factory.post_generation
    def roles(self, create, extracted, **kwargs):
        self.groups.set([Group.objects.get(name=name) for name in extracted or () if name != "coordinator"])
        if "coordinator" in (extracted or ()):
            NetworkFactory(name=f"Of-{self.pk}").coordinators.add(self)


class NetworkFactory(DjangoModelFactory):
    """`NetworkFactory(name="South")` gives the one network of that name."""

    class Meta:
        model = Network
        django_get_or_create = ("slug",)

    name = "South"
    slug = factory.LazyAttribute(lambda network: network.name.lower())
    region = Region.SOUTH_CENTRAL


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Example organisation {n}")


class MembershipFactory(DjangoModelFactory):
    """Active from last month for eleven more; `starts` and `ends` say other dates, in days from today."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    network = factory.SubFactory(NetworkFactory)
    organisation_name = "Example women's centre"
    role = "Manager"
    why = "To use the resources with my team."
    state = State.ACTIVE
    starts_on = factory.LazyAttribute(lambda membership: in_days(membership.starts))
    ends_on = factory.LazyAttribute(lambda membership: in_days(membership.ends))

    class Params:
        starts = -30
        ends = 335
        lapsed = factory.Trait(starts=-395, ends=-1)
        applied = factory.Trait(state=State.APPLIED, starts_on=None, ends_on=None)
        confirmed = factory.Trait(organisation_confirmed_at=factory.LazyFunction(timezone.now))


class ProgrammeFactory(DjangoModelFactory):
    """`welsh` adds its Welsh name."""

    class Meta:
        model = Programme
        skip_postgeneration_save = True

    @factory.post_generation
    def name(self, create, extracted, **kwargs):
        ProgrammeTranslation.objects.create(record=self, name=extracted or f"Programme {self.pk}")

    @factory.post_generation
    def welsh(self, create, extracted, **kwargs):
        if extracted:
            ProgrammeTranslation.objects.create(record=self, language="cy", name=extracted)


class CompletionFactory(DjangoModelFactory):
    """In date from last month for eleven more; `day` and `last` say other dates, in days from today."""

    class Meta:
        model = Completion

    person = factory.SubFactory(UserFactory)
    programme = factory.SubFactory(ProgrammeFactory)
    completed_on = factory.LazyAttribute(lambda completion: in_days(completion.day))
    valid_until = factory.LazyAttribute(
        lambda completion: None if completion.last is None else in_days(completion.last)
    )

    class Params:
        day = -30
        last = 335
        over = factory.Trait(day=-395, last=-1)
