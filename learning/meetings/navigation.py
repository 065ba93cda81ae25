"""The pages of meetings among those from which a network is coordinated."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from learning.networks.coordinator_pages import register_coordinator_page

register_coordinator_page(gettext_lazy("Meetings"), "manage_meetings", 40)
