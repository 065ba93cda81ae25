"""The panel of consents that end soon, on the admin's home page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from files.consent import ending_soon
from files.models import PublicImage


class EndingConsentPanel(Component):
    """The ten consents that end first, or ended, for those who may change the pictures."""

    name = "ending_consent"
    template_name = "pages/files/admin/consent_panel.html"
    order = 55

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        policy = policy_registry.get_by_type(PublicImage)
        own = policy.instances_user_has_permission_for(self.request.user, "change")
        return {"images": ending_soon().filter(pk__in=own.values("pk"))[:10], "today": timezone.localdate()}
