"""The button by which somebody who may not publish asks somebody who may: the how-to names it as it is called here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.action_menu import SubmitForModerationMenuItem as SubmitPage
from wagtail.snippets.action_menu import SubmitForModerationMenuItem as SubmitRecord


class SubmitPageForApproval(SubmitPage):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return super().get_context_data(parent_context) | {"label": _("Submit for approval")}


class SubmitRecordForApproval(SubmitRecord):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return super().get_context_data(parent_context) | {"label": _("Submit for approval")}


@hooks.register("construct_page_action_menu")
@hooks.register("construct_snippet_action_menu")
def rename_submit_button(menu_items: list[Any], request: HttpRequest, context: Any) -> None:
    """Wagtail's label is the name of the workflow, which says nothing to an editor."""
    for position, item in enumerate(menu_items):
        if isinstance(item, SubmitPage):
            menu_items[position] = SubmitPageForApproval(order=item.order)
        elif isinstance(item, SubmitRecord):
            menu_items[position] = SubmitRecordForApproval(order=item.order)
