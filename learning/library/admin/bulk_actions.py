"""Publishes many resources at once, for those who may."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from learning.library.models import CannotPublish, Resource


@hooks.register("register_bulk_action")
class PublishResources(SnippetBulkAction):
    """Publishes the newest draft of each; one that cannot be published is named and does not stop the others."""

    models = [Resource]
    display_name = gettext_lazy("Publish")
    action_type = "publish"
    aria_label = gettext_lazy("Publish the resources that are ticked")
    template_name = "pages/library/admin/publish_many.html"
    action_priority = 20

    def check_perm(self, resource: Resource) -> bool:
        lock = resource.get_lock()
        may = self.permission_policy.user_has_permission_for_instance(self.request.user, "publish", resource)
        return may and not (lock and lock.for_user(self.request.user))

    @classmethod
    def execute_action(cls, objects: list[Resource], self: Any = None, **kwargs: Any) -> tuple[int, int]:
        self.refusals, published = [], 0
        for resource in objects:
            try:
                publish_newest(resource, self.request.user)
                published += 1
            except ValidationError as refused:
                self.refusals.append(f"{resource}: {' '.join(refused.messages)}")
        return published, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        for refusal in self.refusals:
            messages.error(self.request, refusal)
        if not num_parent_objects:
            return None
        return ngettext(
            "%(number)d resource is published.", "%(number)d resources are published.", num_parent_objects
        ) % {"number": num_parent_objects}


@transaction.atomic
def publish_newest(resource: Resource, by: Any) -> None:
    """Raises ValidationError for a draft that the form would not publish either."""
    revision = resource.latest_revision or resource.save_revision(user=by)
    draft = revision.as_object()
    if not any(row.language == settings.LANGUAGE_CODE and row.title for row in draft.translations.all()):
        raise CannotPublish(_("Write the words in English as well."))
    revision.publish(user=by)
