from __future__ import annotations

import pytest

from tests.browser import Browser


@pytest.fixture
def another_browser(home):
    return Browser()
