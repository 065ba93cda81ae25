from campaigns.models.campaign import CampaignPage, RelatedPage
from campaigns.models.index import CampaignIndexPage

__all__ = ["CampaignIndexPage", "CampaignPage", "RelatedPage"]
