from __future__ import annotations

import pytest

from learning.models import LearningPage
from tests.browser import Browser
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.publishing import publish_below


def _signed_in(user) -> Browser:
    browser = Browser()
    browser.person = user
    browser.force_login(user)
    return browser


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
    return _signed_in(MembershipFactory(network=south, user__name="Ann Member").user)


@pytest.fixture
def northerner(north):
    return _signed_in(MembershipFactory(network=north).user)


@pytest.fixture
def coordinator(south):
    user = UserFactory(name="Cora Coordinator")
    south.coordinators.add(user)
    return _signed_in(user)


@pytest.fixture
def office(home):
    return _signed_in(UserFactory(roles=["network editor"]))
