"""Content notes: what a reader may want to know before hard content. The themes are the same in every language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class Theme(models.TextChoices):
    """What pages of this site may speak of. A note names them one after the other, so each is a few plain words."""

    SELF_HARM = "self_harm", _("self-harm")
    SUICIDE = "suicide", _("suicide")
    DEATH = "death", _("death")
    DOMESTIC_ABUSE = "domestic_abuse", _("domestic abuse")
    SEXUAL_VIOLENCE = "sexual_violence", _("sexual violence")
    CHILDHOOD_ABUSE = "childhood_abuse", _("abuse in childhood")
    SEPARATION = "separation", _("separation from children")
    PREGNANCY_LOSS = "pregnancy_loss", _("pregnancy or baby loss")
    SUBSTANCE_USE = "substance_use", _("drug or alcohol use")
    MENTAL_HEALTH = "mental_health", _("mental ill health")
    FORCE = "force", _("searches or restraint")


def theme_names(values: Iterable[str] | None) -> str:
    """The themes in the reader's language, in the order of the list: “self-harm, suicide”."""
    chosen = set(values or ())
    return ", ".join(str(theme.label) for theme in Theme if theme in chosen)


class ThemesField(models.JSONField):
    """The values of some themes. Their names are in the catalogue, so they are true in every language at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.MultipleChoiceField:
        options = {
            "label": capfirst(str(self.verbose_name)),
            "help_text": self.help_text,
            "widget": forms.CheckboxSelectMultiple,
            "choices": [(theme.value, capfirst(str(theme.label))) for theme in Theme],
        }
        return forms.MultipleChoiceField(required=False, **options | kwargs)


class ContentNoteBlock(blocks.StructBlock):
    themes = blocks.MultipleChoiceBlock(
        choices=Theme.choices,
        required=False,
        search_index=False,
        label=_("Themes"),
        widget=forms.CheckboxSelectMultiple,
    )
    text = blocks.TextBlock(
        required=False,
        max_length=300,
        label=_("What follows"),
        help_text=_("In a sentence, for example “The next part gives figures; nothing is told of anyone.”"),
    )

    class Meta:
        icon = "warning"
        label = _("Content note")
        group = _("Text")
        template = "blocks/content_note.html"
        description = _("Stands before a hard part of a page, with a way past it to the next heading.")
        preview_value = {"themes": ["self_harm", "suicide"], "text": "The next part gives figures."}

    def clean(self, value):
        value = super().clean(value)
        if not value["themes"] and not value["text"] and not self.is_deferred_validation:
            message = _("Tick a theme, or write what follows.")
            raise blocks.StructBlockValidationError(block_errors={"themes": ValidationError(message)})
        return value
