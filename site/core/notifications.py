"""Wagtail's emails about pages and records go to nobody who may not edit these any more.

Their recipients are kept: whoever subscribed to comments, wrote one, or asked for approval. Meanwhile a person may
have lost her role.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from wagtail.admin import mail
from wagtail.admin.views.pages import edit
from wagtail.models import Page, Task, TaskState
from wagtail.permissions import policy_registry


def may_edit(user: Any, item: Model, task: Task | None = None) -> bool:
    """Asked when an email is sent: it holds the title, what was written about it, and a link to edit it.

    `task` is the one that begins: it lets some people edit a page, but is not yet stored as what the page waits for.
    """
    if not user.has_perm("wagtailadmin.access_admin"):
        return False
    if isinstance(item, Page):
        asked = task is not None and task.specific.user_can_access_editor(item, user)
        return asked or item.permissions_for_user(user).can_edit()
    policy = policy_registry.get_by_type(type(item))
    return policy is not None and policy.user_has_any_permission(user, {"change", "publish"})


def guard_emails() -> None:
    """Changes the two functions through which all these emails pass: about comments, and about approval."""
    send = mail.send_notification
    recipients_of = mail.EmailNotificationMixin.get_valid_recipients

    def guarded_send(recipient_users: Any, notification: str, extra_context: dict[str, Any]) -> bool:
        allowed = [user for user in recipient_users if may_edit(user, extra_context["page"])]
        return send(allowed, notification, extra_context)

    def guarded_recipients(self: mail.EmailNotificationMixin, instance: Any, **kwargs: Any) -> set:
        found = recipients_of(self, instance, **kwargs)
        if isinstance(instance, TaskState):
            item, task = instance.workflow_state.content_object, instance.task
        else:
            item, task = instance.content_object, None
        return {user for user in found if may_edit(user, item, task)}

    edit.send_notification = guarded_send
    mail.EmailNotificationMixin.get_valid_recipients = guarded_recipients
