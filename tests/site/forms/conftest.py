import pytest

from pages.models import LandingPage
from tests.publishing import publish_below
from tests.site.forms.factories import form_page, welsh_of


@pytest.fixture
def about(home):
    return publish_below(home, LandingPage(title="About", slug="about"))


@pytest.fixture
def place(about):
    """The live form at /about/ask-for-a-place/."""
    return publish_below(about, form_page())


@pytest.fixture
def welsh_place(place, about, welsh_home):
    """Its live Welsh page."""
    return welsh_of(place)
