"""Wagtail's bulk actions, hidden from people without permission on the model."""

from __future__ import annotations

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.bulk_action.dispatcher import index
from wagtail.permissions import policy_registry

from core.draft_titles import without_titles

ACTIONS_THAT_CHANGE = ("add", "change", "delete")


@require_admin_access
def bulk_action(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponse:
    """404 without permission, since Wagtail's view lists by title the records that the person may not change."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError:
        raise Http404 from None
    policy = policy_registry.get_by_type(model)
    if policy is None or not policy.user_has_any_permission(request.user, ACTIONS_THAT_CHANGE):
        raise Http404
    return without_titles(index(request, app_label, model_name, action), request)
