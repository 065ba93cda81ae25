"""People and records for tests. An account made here has proved its address unless told otherwise."""

from __future__ import annotations

import datetime

import factory
from factory.django import DjangoModelFactory

from accounts.models import User
from accounts.services import mark_email_verified
from learning.networks.dates import add_months, today
from learning.networks.enums import Region, State
from learning.networks.models import Membership, Network, Organisation

PASSWORD = "a quiet purple door"


class UserFactory(DjangoModelFactory):
    """`proved=False` leaves the address unproved; `roles=["editor"]` puts the person into groups."""

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
        from django.contrib.auth.models import Group

        if extracted:
            self.groups.set([Group.objects.get_or_create(name=name)[0] for name in extracted])


class NetworkFactory(DjangoModelFactory):
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
    """Active from last month for eleven more, unless told otherwise."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    network = factory.SubFactory(NetworkFactory)
    organisation_name = "Example women's centre"
    role = "Manager"
    why = "To use the resources with my team."
    state = State.ACTIVE
    starts_on = factory.LazyFunction(lambda: add_months(today(), -1))
    ends_on = factory.LazyFunction(lambda: add_months(today(), 11))

    class Params:
        lapsed = factory.Trait(
            starts_on=factory.LazyFunction(lambda: add_months(today(), -13)),
            ends_on=factory.LazyFunction(lambda: today() - datetime.timedelta(days=1)),
        )
        applied = factory.Trait(state=State.APPLIED, starts_on=None, ends_on=None)
