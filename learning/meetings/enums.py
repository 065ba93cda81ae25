"""What a member says, and what members are told."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Answer(models.TextChoices):
    COMING = "coming", _("I will come")
    NOT_COMING = "not_coming", _("I cannot come")


class Change(models.TextChoices):
    """How what was published differs from what was published before."""

    ANNOUNCED = "announced", _("Announced")
    MOVED = "moved", _("Time or place changed")
    CANCELLED = "cancelled", _("Cancelled")
    RESTORED = "restored", _("Takes place after all")
    #: Unpublished, or deleted.
    WITHDRAWN = "withdrawn", _("Taken back")
