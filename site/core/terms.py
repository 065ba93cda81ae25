"""Short lists of words that editors keep, such as topics and audiences, by which readers narrow a list."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page

from languages.forms import TranslatedRecordForm, kept_forms
from languages.models import RecordTranslation, TranslatedRecord
from languages.panels import translations_panel


class TermForm(TranslatedRecordForm):
    """Makes the part of the address from the English name once, and refuses a name that is there already."""

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        slug = self.slug()
        if type(self.instance)._base_manager.filter(slug=slug).exclude(pk=self.instance.pk).exists():
            self.formsets["translations"].non_form_errors().append(_("There is already one with this name."))
            return False
        self.instance.slug = slug
        return True

    def slug(self) -> str:
        return self.instance.slug or self.slug_of_name() or "term"

    def slug_of_name(self) -> str:
        """Empty where a draft has no English name yet."""
        rows = [row.cleaned_data for row in kept_forms(self.formsets["translations"])]
        names = (row.get("name") for row in rows if row.get("language") == settings.LANGUAGE_CODE)
        return slugify(next(names, None) or "")[:60]


class TermManager(models.Manager):
    """With the translations, since forms and lists show the name of each."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().prefetch_related("translations")


class Term(TranslatedRecord):
    """One row in all languages. `slug` stands in addresses that people share, so it never changes.

    A page has terms through a `ParentalManyToManyField`.
    """

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
    """A subclass adds `record`, a `ParentalKey` to its term with the related name `translations`."""

    name = models.CharField(
        gettext_lazy("name"), max_length=60, help_text=gettext_lazy("One to four words, for example “Remand”.")
    )

    panels = [FieldRowPanel([FieldPanel("language"), FieldPanel("name")])]

    class Meta(RecordTranslation.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.name

    @classmethod
    def names(cls, pages: QuerySet[Any], related_name: str = "items") -> dict[str, str]:
        """The names that these pages use, in the reader's language by their part of the address, in the order of names.

        `related_name` leads from the term to the pages. A name that no page uses yet may tell of one that is a draft.
        """
        of_pages = {f"record__{related_name}__in": pages.order_by().values("pk")}
        used = cls.objects.filter(**of_pages).distinct()
        rows = sorted(used.for_reader(), key=lambda row: row.name.casefold())
        return {row.record.slug: row.name for row in rows}


def names_in(terms: QuerySet[Any], language: str) -> list[str]:
    """The names of a page's terms in a language, in the order of names."""
    return sorted((str(term.translation_in(language)) for term in terms.all()), key=str.casefold)


def pages_with(term: Term) -> list[Page]:
    """The pages that have the term, live or in a draft."""
    found: list[Page] = []
    for relation in term._meta.related_objects:
        if relation.many_to_many and issubclass(relation.related_model, Page):
            found += _pages_of_type(relation.related_model, relation.field.name, term)
    return found


def _pages_of_type(model: type[Page], field: str, term: Term) -> list[Page]:
    drafted = model.objects.filter(has_unpublished_changes=True).select_related("latest_revision")
    in_drafts = {page.pk for page in drafted if term.pk in (page.latest_revision.content.get(field) or [])}
    live = model.objects.filter(**{field: term}).values_list("pk", flat=True)
    return list(model.objects.filter(pk__in={*live, *in_drafts}))
