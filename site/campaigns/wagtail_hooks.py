"""Campaigns on the admin's front page."""

from wagtail import hooks

from campaigns.models import CampaignIndexPage
from core.editor_help import HowTo


@hooks.register("construct_homepage_panels")
def how_to_publish(request, panels) -> None:
    pages = CampaignIndexPage.objects.all()
    if any(page.permissions_for_user(request.user).can_add_subpage() for page in pages):
        panels.append(HowTo("how-to-publish", "pages/campaigns/admin/how_to_publish.html"))
