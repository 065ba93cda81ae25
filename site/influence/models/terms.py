"""Topics and settings: short lists of words that editors keep, by which readers narrow the list of influence items."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page

from influence.forms import TermForm
from languages.models import RecordTranslation, TranslatedRecord
from languages.panels import translations_panel


class TermManager(models.Manager):
    """With the translations, since forms and lists show the name of each."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().prefetch_related("translations")


class Term(TranslatedRecord):
    """One row in all languages. `slug` stands in addresses that people share, so it never changes."""

    slug = models.SlugField(max_length=60, unique=True, editable=False)

    objects: ClassVar[TermManager] = TermManager()
    base_form_class = TermForm
    panels = [translations_panel()]

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self) -> str:
        return str(self.translation)

    @property
    def main_name(self) -> str:
        return str(self.translation_in(settings.LANGUAGE_CODE))


class TermTranslation(RecordTranslation):
    name = models.CharField(_("name"), max_length=60, help_text=_("One to four words, for example “Remand”."))

    panels = [FieldRowPanel([FieldPanel("language"), FieldPanel("name")])]

    class Meta(RecordTranslation.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.name

    @classmethod
    def names(cls, items: QuerySet[Page]) -> dict[str, str]:
        """The names that these items use, in the reader's language by their part of the address, in the order of names.

        A name that no item uses yet may tell of one that is still a draft.
        """
        of_items = {"record__items__in": items.order_by().values("pk")}  # `record` is a field of each subclass
        used = cls.objects.filter(**of_items).distinct()
        rows = sorted(used.for_reader(), key=lambda row: row.name.casefold())
        return {row.record.slug: row.name for row in rows}


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
