"""Influence in the admin: how to publish, topics and settings."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from core.homepage_panels import publishing_instructions
from influence.models import InfluenceIndexPage
from influence.viewsets import InfluenceGroup

register_snippet(InfluenceGroup)


@hooks.register("construct_homepage_panels")
def add_publishing_instructions(request: HttpRequest, panels: list[Component]) -> None:
    panels += publishing_instructions(request, InfluenceIndexPage)
