"""What becomes of a redirect that somebody asks for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Result(models.TextChoices):
    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    REFUSED = "refused", _("Refused")
