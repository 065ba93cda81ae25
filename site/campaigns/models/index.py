"""The list of campaigns."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from campaigns.models.campaign import CampaignPage
from campaigns.querysets import newest_first
from core.blocks import BodyBlock
from core.fields import StreamField
from core.models import BasePage
from core.pagination import listing


class CampaignIndexPage(BasePage):
    """The list of campaigns, newest first."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["campaigns.CampaignPage"]
    page_description = _("The list of campaigns. It fills itself: the campaign changed last stands first.")
    template = "pages/campaigns/campaign_index_page.html"
    max_count_per_parent = 1

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text above the list"))

    content_panels = [*BasePage.intro_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    translatable_fields = [*BasePage.base_translatable_fields, TranslatableField("body")]

    class Meta:
        verbose_name = _("campaign index page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = listing(newest_first(CampaignPage.objects.child_of(self).live()), request)
        return context
