from __future__ import annotations

import pytest

from tests.browser import signed_in
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import make_file, make_library, make_resource, make_section


@pytest.fixture
def north(home):
    return NetworkFactory(name="North")


@pytest.fixture
def south(home):
    network = NetworkFactory(name="South")
    network.coordinators.add(UserFactory(name="Cora Coordinator"))
    return network


@pytest.fixture
def coordinator(south):
    """She is a member too: that lets her read the library."""
    browser = signed_in(south.coordinators.get())
    MembershipFactory(network=south, user=browser.person)
    return browser


@pytest.fixture
def applicant(south):
    return MembershipFactory(network=south, applied=True, user__name="Ann Applicant")


@pytest.fixture
def northerner(north):
    return MembershipFactory(network=north, ends=20, user__name="Nora North", organisation_name="HMP North")


@pytest.fixture
def resource(south):
    resource = make_resource(make_section(make_library("south", [south])), "notes", "Notes")
    make_file(resource, "The notes")
    return resource
