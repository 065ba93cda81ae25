from django.db import models
from django.utils.translation import gettext_lazy as _


class DrawingChoice(models.TextChoices):
    """The project's own drawings, by what they show."""

    STREET = "street", _("A street of houses")
    TOGETHER = "together", _("A small ring held in a large one")
    CIRCLE = "circle", _("A ring around one")
    RIPPLE = "ripple", _("A ripple")
    DOOR = "door", _("A door that opens")
    REGIONS = "regions", _("Regions that meet")
    ROWS = "rows", _("Rows")
    FLOW = "flow", _("A way through")
    LOST = "lost", _("A lost dot")
