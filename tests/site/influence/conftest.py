import pytest

from influence.models import InfluenceIndexPage
from tests.publishing import publish_below


@pytest.fixture
def influence(home):
    """The list at /influence/."""
    return publish_below(home, InfluenceIndexPage(title="Influence", slug="influence"))
