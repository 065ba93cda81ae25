"""What waits, on the front page of the admin."""

from __future__ import annotations

from wagtail.admin.ui.components import Component

from learning.networks.models import Membership
from learning.networks.permissions import networks_of_staff


class WaitingPanel(Component):
    name = "waiting_applications"
    template_name = "pages/networks/admin/waiting_panel.html"
    order = 50

    def __init__(self, request) -> None:
        self.request = request

    def get_context_data(self, parent_context=None) -> dict:
        user = self.request.user
        return {
            "shown": networks_of_staff(user).exists(),
            "waiting": Membership.objects.decided_by(user)
            .waiting()
            .select_related("user", "network")
            .order_by("applied_at")[:10],
        }
