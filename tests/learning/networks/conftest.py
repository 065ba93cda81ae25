from __future__ import annotations

import pytest
from django.test import TestCase

from tests.browser import Browser
from tests.factories import MembershipFactory, NetworkFactory, UserFactory


@pytest.fixture
def south(db):
    network = NetworkFactory(name="South")
    network.coordinators.add(UserFactory(email="coordinator.south@example.org"))
    return network


@pytest.fixture
def north(db):
    return NetworkFactory(name="North")


@pytest.fixture
def coordinator(south):
    return south.coordinators.get()


@pytest.fixture
def staff(home):
    """A network editor, signed in."""
    browser = Browser()
    browser.person = UserFactory(email="staff@example.org", name="Network editor", roles=["network editor"])
    browser.force_login(browser.person)
    return browser


@pytest.fixture
def after_commit():
    """Runs what waits for the end of the transaction: the emails."""
    return lambda: TestCase.captureOnCommitCallbacks(execute=True)


@pytest.fixture
def applicant(south):
    return MembershipFactory(network=south, applied=True, user__name="Ann Applicant")


@pytest.fixture
def northerner(north):
    return MembershipFactory(network=north, applied=True, user__name="Nora North")


@pytest.fixture
def south_staff(home, coordinator):
    browser = Browser()
    browser.force_login(coordinator)
    return browser
