"""Who sees what in the bin: whoever could delete it at the place where it stood."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet
from wagtail.models import DraftStateMixin, Page
from wagtail.permissions import policy_registry

from recycle_bin.models import Deletion


def visible_to(user: Any) -> QuerySet[Deletion]:
    """The deletions that this person could have made, and so may restore."""
    if user.is_superuser:
        return Deletion.objects.select_related("deleted_by")
    deletions = list(Deletion.objects.defer("cleared", "referrers", "references"))
    above = {pk for deletion in deletions for place in deletion.places for pk in place["above"]}
    pages = Page.objects.in_bulk(above)
    allowed = [deletion.pk for deletion in deletions if _could_delete(user, deletion, pages)]
    return Deletion.objects.filter(pk__in=allowed).select_related("deleted_by")


def may_delete_for_good(user: Any) -> bool:
    return user.has_perm("recycle_bin.delete_deletion")


def may_take_down(model: type[Model], user: Any) -> bool:
    """Whether this person may delete live records. Only whoever may publish those that have drafts."""
    if not issubclass(model, DraftStateMixin):
        return True
    policy = policy_registry.get_by_type(model)
    return policy is not None and policy.user_has_permission(user, "publish")


def _could_delete(user: Any, deletion: Deletion, pages: dict[int, Page]) -> bool:
    if not deletion.places:
        model = deletion.model_class
        policy = policy_registry.get_by_type(model)
        may_delete = policy is not None and policy.user_has_permission(user, "delete")
        return may_delete and (not deletion.was_live or may_take_down(model, user))
    parent = next((pages[pk] for pk in deletion.places[0]["above"] if pk in pages), None)
    return parent is not None and _could_delete_below(user, deletion, parent)


def _could_delete_below(user: Any, deletion: Deletion, parent: Page) -> bool:
    """Wagtail's rule for deleting a page, with what the bin knows of it."""
    permissions: set[str] = getattr(parent.permissions_for_user(user), "permissions", set())
    if "change" in permissions:
        return "publish" in permissions or not deletion.was_live
    return "add" in permissions and not deletion.was_live and deletion.deleted_by_id == user.pk
