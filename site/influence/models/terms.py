"""Topics and settings, by which readers narrow the list of influence items."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from core.terms import Term, TermTranslation


class Topic(Term):
    """What an item is about: remand, mothers and children."""

    class Meta(Term.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class TopicTranslation(TermTranslation):
    record = ParentalKey(Topic, on_delete=models.CASCADE, related_name="translations")


class Setting(Term):
    """Where it applies: prison, court, probation."""

    class Meta(Term.Meta):
        verbose_name = _("setting")
        verbose_name_plural = _("settings")


class SettingTranslation(TermTranslation):
    record = ParentalKey(Setting, on_delete=models.CASCADE, related_name="translations")
