"""The glossary: what the words of the blueprint mean, in plain words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.terms import Term, TermTranslation


class GlossaryTerm(Term):
    """A term that an entry explains where it stands first. A version keeps the meaning that it had."""

    class Meta(Term.Meta):
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("glossary")


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

    panels = [
        FieldRowPanel([FieldPanel("language"), FieldPanel("name")]),
        FieldPanel("meaning"),
        FieldPanel("also_called"),
    ]

    @property
    def forms(self) -> list[str]:
        """The term and its other forms."""
        return [form for form in (self.name.strip(), *map(str.strip, self.also_called.splitlines())) if form]
