"""What editors and publishers press while something waits for approval. The how-to names the buttons as here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import action_menu as of_pages
from wagtail.snippets import action_menu as of_records

PUBLISH = (of_pages.PublishMenuItem, of_records.PublishMenuItem)


class SubmitPageForApproval(of_pages.SubmitForModerationMenuItem):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return super().get_context_data(parent_context) | {"label": _("Submit for approval")}


class SubmitRecordForApproval(of_records.SubmitForModerationMenuItem):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return super().get_context_data(parent_context) | {"label": _("Submit for approval")}


class TakePageBack(of_pages.CancelWorkflowMenuItem):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return super().get_context_data(parent_context) | {"label": _("Take it back to change it")}


class TakeRecordBack(of_records.CancelWorkflowMenuItem):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return super().get_context_data(parent_context) | {"label": _("Take it back to change it")}


#: Wagtail's labels are the names of workflows and tasks, which say nothing to an editor.
RENAMED = (
    (of_pages.SubmitForModerationMenuItem, SubmitPageForApproval),
    (of_records.SubmitForModerationMenuItem, SubmitRecordForApproval),
    (of_pages.CancelWorkflowMenuItem, TakePageBack),
    (of_records.CancelWorkflowMenuItem, TakeRecordBack),
)


@hooks.register("construct_page_action_menu")
@hooks.register("construct_snippet_action_menu")
def name_buttons(menu_items: list[Any], request: HttpRequest, context: Any) -> None:
    """Whoever approves has one button that publishes: “Publish” beside “Approve and Publish” would end the workflow."""
    for position, item in enumerate(menu_items):
        for theirs, ours in RENAMED:
            if type(item) is theirs:
                menu_items[position] = ours(order=item.order)
    if any(item.name == "approve" for item in menu_items):
        menu_items[:] = [item for item in menu_items if not isinstance(item, PUBLISH)]
