"""The glossary: what the words of the blueprint mean, in plain words."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PublishingPanel

from blueprint.forms import GlossaryTermForm
from blueprint.glossary import Glossary
from core.querysets import published
from core.records import PublishableRecord
from core.terms import Term, TermTranslation
from languages.models import RecordTranslationQuerySet
from languages.panels import translations_panel


class GlossaryTerm(PublishableRecord, Term):
    """A term that an entry explains where it stands first. A version keeps the meaning that it had.

    Readers see what is published; a draft, also one of a published term, is for who may edit the glossary.
    """

    base_form_class = GlossaryTermForm
    panels = [translations_panel(), PublishingPanel()]

    class Meta(Term.Meta):
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("glossary")

    def __str__(self) -> str:
        return super().__str__() or str(self._meta.verbose_name)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """The draft under its part of the address of now, which another draft may have had before."""
        draft = super().with_content_json(content)
        draft.slug = self.slug
        return draft

    @property
    def where_shown(self) -> str:
        """Read before it is deleted. Empty for a draft."""
        return str(_("Readers see it in the glossary.")) if self.live else ""

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "pages/blueprint/glossary.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return super().get_preview_context(request, mode_name) | {"terms": [self.translation]}


class GlossaryTermTranslationQuerySet(RecordTranslationQuerySet):
    def published(self) -> Self:
        """The words of terms that are published."""
        return self.filter(published("record__"))


class GlossaryTermTranslation(TermTranslation):
    record = ParentalKey(GlossaryTerm, on_delete=models.CASCADE, related_name="translations")
    meaning = models.TextField(
        _("meaning"), max_length=400,
        help_text=_(
            "One or two plain sentences, for example “Time in prison before a trial or a sentence.” An entry in which "
            "the term stands shows them; one that is published already keeps the words that it had."
        ),
    )  # fmt: skip
    also_called = models.TextField(
        _("other forms of the term"), blank=True,
        help_text=_(
            "One a line, as they stand in texts: plurals, short names and, in Welsh, mutated forms. For example "
            "“women’s centres”."
        ),
    )  # fmt: skip

    objects: ClassVar[Any] = GlossaryTermTranslationQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("language"), FieldPanel("name")]),
        FieldPanel("meaning"),
        FieldPanel("also_called"),
    ]

    @property
    def forms(self) -> list[str]:
        """The term and its other forms."""
        return [form for form in (self.name.strip(), *map(str.strip, self.also_called.splitlines())) if form]


def glossary_in(language: str) -> Glossary:
    """All published terms that have words in this language."""
    return Glossary(GlossaryTermTranslation.objects.published().filter(language=language).select_related("record"))
