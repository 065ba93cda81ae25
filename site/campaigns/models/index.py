"""The list of campaigns."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from campaigns import feeds
from campaigns.enums import CampaignStage
from campaigns.models.campaign import CampaignPage
from campaigns.querysets import CampaignQuerySet, prefetch_english
from core.feeds import LONGEST_FEED, FeedEntry, FeedMixin
from core.index_pages import IndexPage
from core.pagination import listing


class CampaignIndexPage(FeedMixin, IndexPage):
    """The list of campaigns, newest first."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["campaigns.CampaignPage"]
    page_description = _("The list of campaigns. It fills itself: the campaign changed last stands first.")
    template = "pages/campaigns/campaign_index_page.html"

    class Meta:
        verbose_name = _("campaign index page")

    @property
    def campaigns(self) -> CampaignQuerySet:
        return CampaignPage.objects.child_of(self).live().with_facts()

    def feed_entries(self) -> list[FeedEntry]:
        return feeds.campaign_entries(self.campaigns.newest_first()[:LONGEST_FEED])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With `?stage=won` the campaigns of another stage. Raises Http404 for one that does not exist."""
        stage = request.GET.get("stage", CampaignStage.CURRENT)
        if stage not in CampaignStage:
            raise Http404
        numbers = self.campaigns.count_stages()
        of_stage = self.campaigns.filter(current_stage=stage).newest_first()
        shown = listing(of_stage, request, count=numbers.get(stage, 0))
        shown.object_list = prefetch_english(shown.object_list)
        return super().get_context(request, *args, **kwargs) | {
            "listing": shown,
            "stage": stage,
            "query": "" if stage == CampaignStage.CURRENT else f"stage={stage}",
            "stages": [(each, numbers.get(each, 0)) for each in CampaignStage],
        }
