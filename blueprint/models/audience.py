"""Whom entries and recommendations are for."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from core.terms import Term, TermTranslation


class Audience(Term):
    """People by what they do: commissioners, architects, governors. A path may lead them through the blueprint."""

    class Meta(Term.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")


class AudienceTranslation(TermTranslation):
    record = ParentalKey(Audience, on_delete=models.CASCADE, related_name="translations")
