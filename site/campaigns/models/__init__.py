from campaigns.models.campaign import CampaignPage, CampaignRelatedPage
from campaigns.models.index import CampaignIndexPage

__all__ = ["CampaignIndexPage", "CampaignPage", "CampaignRelatedPage"]
