from __future__ import annotations

import pytest
from django.test import TestCase

from tests.factories import NetworkFactory, UserFactory
from tests.site.accounts.conftest import Browser


@pytest.fixture
def browser(home):
    return Browser()


@pytest.fixture
def south(db):
    network = NetworkFactory(name="South")
    network.coordinators.add(UserFactory(email="coordinator.south@example.org", roles=["coordinator"]))
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
    browser.person = UserFactory(email="office@example.org", name="The office", roles=["network editor"])
    browser.force_login(browser.person)
    return browser


@pytest.fixture
def after_commit():
    """Runs what waits for the end of the transaction: the emails."""
    return lambda: TestCase.captureOnCommitCallbacks(execute=True)
