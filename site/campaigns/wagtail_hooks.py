"""Campaigns on the admin's home page."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from campaigns.models import CampaignIndexPage
from core.homepage_panels import InstructionsPanel


@hooks.register("construct_homepage_panels")
def add_publishing_instructions(request: HttpRequest, panels: list[Component]) -> None:
    pages = CampaignIndexPage.objects.all()
    if any(page.permissions_for_user(request.user).can_add_subpage() for page in pages):
        panels.append(InstructionsPanel("how-to-publish", "pages/campaigns/admin/how_to_publish.html"))
