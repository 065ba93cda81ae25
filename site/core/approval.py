"""What editors and publishers press while something waits for approval. The how-to names the buttons as here."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import action_menu as of_pages
from wagtail.models import WorkflowMixin, WorkflowState
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


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def take_back(request: HttpRequest, item: Any) -> HttpResponse | None:
    """The form is read anew: of fields that cannot be typed into (`admin-locked.js`) nothing was sent."""
    state = _workflow_state(item) if "action-cancel-workflow" in request.POST else None
    if not state or not state.user_can_cancel(request.user):
        return None
    lock = item.get_lock()
    if not lock or not lock.for_user(request.user):  # what an approver typed is saved with it
        return None
    state.cancel(user=request.user)
    messages.success(request, _("It no longer waits for approval. You can change it."))
    return redirect(request.path)


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def tell_what_to_change(request: HttpRequest, item: Any) -> None:
    """Says what the approver wrote, which Wagtail shows in the history only."""
    state = _workflow_state(item) if request.method == "GET" else None
    if state and state.status == state.STATUS_NEEDS_CHANGES and (words := state.current_task_state.comment):
        messages.warning(request, _("Before it can be published, please change: “%(words)s”") % {"words": words})


@hooks.register("after_edit_page")
@hooks.register("after_edit_snippet")
def tell_it_is_published(request: HttpRequest, item: Any) -> None:
    """Wagtail says only that it was updated."""
    is_approved = request.POST.get("workflow-action-name") == "approve"
    if is_approved and type(item).objects.filter(pk=item.pk, live=True, has_unpublished_changes=False).exists():
        messages.success(request, _("“%(item)s” is approved and published.") % {"item": item})


def _workflow_state(item: Any) -> WorkflowState | None:
    return item.current_workflow_state if isinstance(item, WorkflowMixin) else None
