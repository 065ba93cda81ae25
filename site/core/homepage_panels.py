"""Panels of instructions on the admin's home page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import page_permission_policy


class InstructionsPanel(Component):
    """A panel with instructions for editors, below the panels of what waits for somebody."""

    order = 400  # Wagtail's last, of pages that are locked, has 300

    def __init__(self, name: str, template_name: str, **may: bool) -> None:
        """`may` says which buttons the person has, so that the instructions name no others."""
        self.name = name
        self.template_name = template_name
        self.may = may

    def get_context_data(self, parent_context: Any) -> dict:
        return self.may


def publishing_instructions(request: HttpRequest, index_type: type[Page]) -> list[Component]:
    """`how_to_publish.html` of the app of an index page, for who may add pages below one."""
    permissions = [page.permissions_for_user(request.user) for page in index_type.objects.all()]
    if not any(page.can_add_subpage() for page in permissions):
        return []
    may_publish = any(page.can_publish_subpage() for page in permissions)
    app = index_type._meta.app_label
    template = f"pages/{app}/admin/how_to_publish.html"
    return [InstructionsPanel(f"how-to-publish-{app}", template, may_publish=may_publish)]


@hooks.register("construct_homepage_panels", order=1)
def add_translation_instructions(request: HttpRequest, panels: list[Component]) -> None:
    may_start = request.user.has_perm("wagtail_localize.submit_translation")
    own = page_permission_policy.instances_user_has_permission_for(request.user, "change")
    translated = own.exclude(locale__language_code=settings.LANGUAGE_CODE)
    if may_start or translated.exists():
        publish = page_permission_policy.instances_user_has_permission_for(request.user, "publish")
        may_publish = publish.filter(pk__in=translated.values("pk")).exists()
        template = "pages/core/admin/how_to_translate.html"
        panels.append(InstructionsPanel("how-to-translate", template, may_start=may_start, may_publish=may_publish))
