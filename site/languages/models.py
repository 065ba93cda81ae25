"""Base models of records with translations, and what is kept about pages, which wagtail-localize translates."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel, model_from_serializable_data

from languages.locales import current_language, foreign_language, language_choices


def without_deleted_pk(model: type[models.Model], data: dict[str, Any]) -> dict[str, Any]:
    """A child row as a revision kept it; without its key when it was deleted since, so that it is made anew.

    A form takes no key that is not in the database, so an older version could not be published from its form.
    """
    return data if model._base_manager.filter(pk=data["pk"]).exists() else data | {"pk": None}


class RecordTranslationQuerySet(models.QuerySet):
    def for_reader(self) -> list[Any]:
        """One translation for each record, with the record: in the reader's language, else in the main one."""
        reader = get_language()
        found: dict[Any, Any] = {}
        row: Any  # each model's own words
        for row in self.filter(language__in=[reader, settings.LANGUAGE_CODE]).select_related("record"):
            if row.record_id not in found or row.language == reader:
                found[row.record_id] = row
        return list(found.values())


class RecordTranslation(models.Model):
    """The translation of a record into one language; that of the main language is required.

    A subclass adds the text fields and `record`, a `ParentalKey` with the related name `translations`.
    """

    language = models.CharField(_("language"), max_length=10, choices=language_choices, default=settings.LANGUAGE_CODE)

    objects = RecordTranslationQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["record", "language"],
                name="%(app_label)s_%(class)s_one_a_language",
                violation_error_message=_("There are already words in this language."),
            )
        ]

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False) -> Self:
        """A translation as a revision kept it."""
        return model_from_serializable_data(cls, without_deleted_pk(cls, data), check_fks, strict_fks)

    @property
    def foreign_language(self) -> str:
        """`en-GB` when the translation is not in the reader's language, for the `lang` attribute; else empty."""
        return foreign_language(self.language)


class TranslatedRecord(ClusterableModel):
    """A record that is one row in all languages, with its texts in `translations`."""

    class Meta:
        abstract = True

    def translation_in(self, language: str | None) -> Any:
        """The translation into that language, else the main one; in an unfinished draft any, or an empty one."""
        rows = {row.language: row for row in self.translations.all()}
        any_row = next(iter(rows.values()), None)
        return rows.get(language or "") or rows.get(settings.LANGUAGE_CODE) or any_row or self._empty_translation()

    @property
    def translation(self) -> Any:
        """The translation for the current language."""
        return self.translation_in(get_language())

    @property
    def foreign_language(self) -> str:
        return self.translation.foreign_language

    def _empty_translation(self) -> Any:
        model = self._meta.get_field("translations").related_model
        return model(record=self, language=current_language())


class TranslatedRevisionQuerySet(models.QuerySet):
    def live(self) -> Self:
        """One row for each live translated page."""
        latest = TranslatedRevision.objects.made(models.OuterRef("page"), models.OuterRef("page__live_revision_id"))
        return self.filter(page__live=True, pk=models.Subquery(latest.values("pk")))

    def made(self, page: Any, revision: Any) -> Self:
        """The row of this revision of the page. A revision that was made without translating, by restoring a
        page for example, has the texts of the one before it.
        """
        return self.filter(page=page, revision_id__lte=revision).order_by("-revision_id")[:1]


class TranslatedRevision(models.Model):
    """What a revision of a translated page was made from: texts differ from these as soon as somebody translates on."""

    #: Wagtail would count it among the uses of the page.
    wagtail_reference_index_ignore = True

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    revision = models.OneToOneField("wagtailcore.Revision", on_delete=models.CASCADE, related_name="+")
    #: The texts that were not translated, so that the revision has them in English.
    english_texts = models.JSONField(default=list)
    #: Whether no text was translated.
    is_english = models.BooleanField(default=False)
    #: `progress.fingerprint` of the English content and its translation.
    fingerprint = models.CharField(max_length=64)

    objects = TranslatedRevisionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.page_id}, revision {self.revision_id}"
