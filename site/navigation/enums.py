"""The locations of menus."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MenuLocation(models.TextChoices):
    MAIN = "main", _("Main menu, at the top of each page")
    TOP = "top", _("Small links at the very top, such as “Help now”")
    MEMBER = "member", _("Links for people who are signed in")
    FOOTER = "footer", _("A column of the footer")
