"""Campaigns on the admin's home page."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from campaigns.models import CampaignIndexPage
from core.homepage_panels import InstructionsPanel


@hooks.register("construct_homepage_panels")
def add_publishing_instructions(request: HttpRequest, panels: list[Component]) -> None:
    permissions = [page.permissions_for_user(request.user) for page in CampaignIndexPage.objects.all()]
    if any(page.can_add_subpage() for page in permissions):
        may_publish = any(page.can_publish_subpage() for page in permissions)
        template = "pages/campaigns/admin/how_to_publish.html"
        panels.append(InstructionsPanel("how-to-publish", template, may_publish=may_publish))
