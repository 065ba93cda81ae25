from __future__ import annotations

import pytest

from learning.models import LearningPage
from tests.browser import signed_in
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.publishing import publish_below


@pytest.fixture
def hub(home):
    publish_below(home, LearningPage(title="Networks and training", slug="learning", summary="Meet."))


@pytest.fixture
def south(home):
    return NetworkFactory(name="South")


@pytest.fixture
def north(home):
    return NetworkFactory(name="North")


@pytest.fixture
def member(south):
    return signed_in(MembershipFactory(network=south, user__name="Ann Member").user)


@pytest.fixture
def northerner(north):
    return signed_in(MembershipFactory(network=north).user)


@pytest.fixture
def coordinator(south):
    user = UserFactory(name="Cora Coordinator")
    south.coordinators.add(user)
    return signed_in(user)


@pytest.fixture
def office(home):
    return signed_in(UserFactory(roles=["network editor"]))
