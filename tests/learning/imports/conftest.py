from __future__ import annotations

import pytest

from tests.factories import NetworkFactory, ProgrammeFactory
from tests.learning.imports.importing import office


@pytest.fixture
def desk(home):
    return office()


@pytest.fixture
def south(db):
    return NetworkFactory(name="South")


@pytest.fixture
def programme(db):
    return ProgrammeFactory(name="Healing Trauma", welsh="Iacháu Trawma")
