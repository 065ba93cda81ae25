"""Whom a library can be for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AudienceKind(models.TextChoices):
    """Whom a whole library is for.

    "People with a completion in date" comes when training has completions to ask for; a choice
    that opens nothing would only mislead.
    """

    EVERYONE = "everyone", _("Everyone who is signed in")
    NETWORKS = "networks", _("Members of these networks")
    ORGANISATIONS = "organisations", _("Members who work for these organisations")
