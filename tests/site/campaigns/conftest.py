import pytest

from campaigns.models import CampaignIndexPage
from tests.publishing import publish_below


@pytest.fixture
def campaigns(home):
    """The list of campaigns at /campaigns/."""
    return publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
