"""The state of an ask."""

from django.db import models
from django.utils.translation import pgettext_lazy


class AskState(models.TextChoices):
    OPEN = "open", pgettext_lazy("state of an ask", "Open")
    PARTLY_WON = "partly_won", pgettext_lazy("state of an ask", "Partly won")
    WON = "won", pgettext_lazy("state of an ask", "Won")
    LOST = "lost", pgettext_lazy("state of an ask", "Lost")
