"""Choices of the quality mark and its register."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Level(models.TextChoices):
    BRONZE = "bronze", _("Bronze")
    SILVER = "silver", _("Silver")
    GOLD = "gold", _("Gold")


class Standing(models.TextChoices):
    """Where an award stands on a given day. It follows from its dates alone, at the very second and without any job."""

    IN_DATE = "in_date", pgettext_lazy("an award", "In date")
    LAPSED = "lapsed", pgettext_lazy("an award", "Lapsed")
    WITHDRAWN = "withdrawn", pgettext_lazy("an award", "Withdrawn")


class Order(models.TextChoices):
    """The orders in which the register can be read."""

    NAME = "name", pgettext_lazy("an order", "By name")
    NEWEST = "newest", pgettext_lazy("an order", "Newest first")
    DUE = "due", pgettext_lazy("an order", "Next due first")
