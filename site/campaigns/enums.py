"""Where an ask stands, and where a campaign does."""

from django.db import models
from django.utils.translation import pgettext_lazy


class AskState(models.TextChoices):
    OPEN = "open", pgettext_lazy("state of an ask", "Open")
    PARTLY_WON = "partly_won", pgettext_lazy("state of an ask", "Partly won")
    WON = "won", pgettext_lazy("state of an ask", "Won")
    LOST = "lost", pgettext_lazy("state of an ask", "Lost")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of an ask", "Withdrawn")


#: The states of asks for which nothing is left to do.
CLOSED = frozenset({AskState.WON, AskState.LOST, AskState.WITHDRAWN})


class CampaignStage(models.TextChoices):
    """The lists of campaigns; each campaign is in one of them."""

    CURRENT = "current", pgettext_lazy("campaigns", "Current")
    WON = "won", pgettext_lazy("campaigns", "Won")
    PAST = "past", pgettext_lazy("campaigns", "Past")
