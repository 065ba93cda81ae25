"""Panels of instructions on the admin's home page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy


class InstructionsPanel(Component):
    """A panel with instructions for editors, below the panels of what waits for somebody."""

    order = 60

    def __init__(self, name: str, template_name: str) -> None:
        self.name = name
        self.template_name = template_name

    def get_context_data(self, parent_context: Any) -> dict:
        return {}


@hooks.register("construct_homepage_panels", order=1)
def add_translation_instructions(request: HttpRequest, panels: list[Component]) -> None:
    if page_permission_policy.user_has_any_permission(request.user, {"add", "change"}):
        panels.append(InstructionsPanel("how-to-translate", "pages/core/admin/how_to_translate.html"))
