"""Events on the admin's home page."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from core.homepage_panels import publishing_instructions
from events.models import EventIndexPage


@hooks.register("construct_homepage_panels")
def add_publishing_instructions(request: HttpRequest, panels: list[Component]) -> None:
    panels += publishing_instructions(request, EventIndexPage)
