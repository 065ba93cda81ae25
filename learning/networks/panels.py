"""The panel of waiting applications on the admin's home page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from learning.networks.models import Membership, Network

#: As many of the longest-waiting applications.
SHOWN = 10


class WaitingPanel(Component):
    """How many applications wait, and those that wait longest, for those who may decide them."""

    name = "waiting_applications"
    template_name = "pages/networks/admin/waiting_panel.html"
    order = 50

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user = self.request.user
        waiting = Membership.objects.decided_by(user).waiting().select_related("user", "network")
        return {
            "shown": Network.objects.decided_by(user).exists(),
            "waiting": waiting.order_by("applied_at")[:SHOWN],
            "count": waiting.count(),
            "without_coordinator": self._without_coordinator(),
        }

    def _without_coordinator(self) -> list[Network]:
        """Networks that fall to the office, for the office."""
        if not self.request.user.has_perm("networks.decide_membership"):
            return []
        return list(Network.objects.without_coordinator())
