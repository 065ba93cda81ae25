"""A page with its Welsh translation, and those who write and publish it."""

import pytest

from pages.models import StandardPage
from tests.editing import at_desk
from tests.publishing import publish_below
from tests.translating import WELSH_OF_WATER, edit_url, start, translate, translation_of


@pytest.fixture
def page(home):
    return publish_below(home, StandardPage(title="Water", slug="water", summary="About 17,240 women and water."))


@pytest.fixture
def desk(page, welsh_home):
    browser = at_desk("publisher")
    start(browser, page)
    return browser


@pytest.fixture
def translator(desk):
    return at_desk("translator")


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def live(desk, page, committed):
    """The page with its whole Welsh translation, published."""
    translate(desk, page, WELSH_OF_WATER)
    with committed():
        desk.post(edit_url(translation_of(page)), {"action": "publish"})
    return page
