"""StreamField blocks of the page about the quality mark."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from learning.quality_mark.enums import Level

GROUP = _("Quality mark")


class PointBlock(blocks.StructBlock):
    """A unit, a value or a step: its name, and what it means."""

    title = blocks.CharBlock(max_length=120, label=_("Name"), help_text=_("For example “Leadership and governance”."))
    text = blocks.TextBlock(
        required=False,
        label=_("In a sentence"),
        help_text=_("What it means. Leave it empty rather than guess."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Unit, value or step")
        group = GROUP
        template = "blocks/point.html"
        description = _("One line of a numbered list: a name, and what it means.")
        preview_value = {"title": "Leadership and governance", "text": "Who leads the work, and who answers for it."}

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict:
        return {"number": 1} | super().get_context(value, parent_context)


class LevelBlock(blocks.StructBlock):
    """A level of the mark, and what it asks for."""

    level = blocks.ChoiceBlock(
        search_index=False,
        choices=Level.choices,
        label=_("Level"),
        help_text=_("The word appears in the reader's language by itself."),
    )
    text = blocks.TextBlock(
        required=False,
        label=_("What it asks for"),
        help_text=_("With its source. While it is empty the page says “Not yet known”."),
    )

    class Meta:
        icon = "order"
        label = _("Level")
        group = GROUP
        template = "blocks/level.html"
        description = _("One level of the mark, and what it asks for.")
        preview_value = {"level": Level.SILVER, "text": "Three or more years of embedded practice."}

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context)
        return context | {"name": Level(value["level"]).label if value["level"] else ""}
