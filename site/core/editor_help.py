"""What the admin's front page tells editors, in plain words."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.admin.ui.components import Component


class EditorHelp(Component):
    name = "how-to"
    order = 50
    template_name = "core/editor_help.html"

    def get_context_data(self, parent_context: Any) -> dict:
        return {}


@hooks.register("construct_homepage_panels")
def editors_find_help_first(request, panels: list[Component]) -> None:
    if request.user.has_perm("wagtailadmin.access_admin"):
        panels.append(EditorHelp())
