"""The strength of an entry's evidence, by the rule that the blueprint publishes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail_localize.fields import TranslatableField

from blueprint.enums import Strength
from core.fields import InvariantField

#: The field that must be ticked for each level above the first, the lowest first.
FIELD_OF_LEVEL = {
    Strength.RECORDED: "is_recorded",
    Strength.INDEPENDENT: "is_independent",
    Strength.COMPARED: "is_compared",
    Strength.REPEATED: "is_repeated",
}
#: How many sources an entry must cite for a level: whoever looked at it, or found it again, can be looked up.
SOURCES_OF_LEVEL = {Strength.INDEPENDENT: 1, Strength.COMPARED: 1, Strength.REPEATED: 2}


class Evidence(models.Model):
    """What the editor knows of the evidence. An entry has the highest level of which, and of those below it, all is true."""

    is_recorded = models.BooleanField(
        _("it was written down at the time"), default=False,
        help_text=_("In records or documents that others can ask for. Makes it 2 of 5."),
    )  # fmt: skip
    is_independent = models.BooleanField(
        _("people outside the place looked at it"), default=False,
        help_text=_("They say how they did it, and the text cites them. With the tick above: 3 of 5."),
    )  # fmt: skip
    is_compared = models.BooleanField(
        _("it was measured beside a group or a place without it"), default=False,
        help_text=_("The text cites who measured it. With the ticks above: 4 of 5."),
    )  # fmt: skip
    is_repeated = models.BooleanField(
        _("it was found again in more than one place, by more than one study"), default=False,
        help_text=_("The text cites at least two. With all ticks above: 5 of 5."),
    )  # fmt: skip
    strength_reason = models.TextField(
        _("why this strength"), max_length=300, blank=True,
        help_text=_("In one or two sentences, for example “Two studies by universities, neither with a comparison.”"),
    )  # fmt: skip

    evidence_panel = MultiFieldPanel(
        [
            HelpPanel(_("The level follows from these by the published rule. In doubt leave a box empty.")),
            *(FieldPanel(field) for field in FIELD_OF_LEVEL.values()),
            FieldPanel("strength_reason"),
        ],
        heading=_("Strength of evidence"),
    )
    evidence_translatable_fields = [
        *(InvariantField(name) for name in FIELD_OF_LEVEL.values()),
        TranslatableField("strength_reason"),
    ]

    class Meta:
        abstract = True

    @property
    def strength(self) -> Strength:
        reached = Strength.EXPERIENCE
        for level, field in FIELD_OF_LEVEL.items():
            if not getattr(self, field):
                break
            reached = level
        return reached


def strength_in_sql() -> Case:
    """`Evidence.strength` for a query."""
    fields = list(FIELD_OF_LEVEL.values())
    levels = [
        When(Q(**dict.fromkeys(fields[: number + 1], True)), then=Value(level.value))
        for number, level in enumerate(FIELD_OF_LEVEL)
    ]
    return Case(*reversed(levels), default=Value(Strength.EXPERIENCE.value), output_field=IntegerField())


def missing_sources(ticked: Mapping[str, Any], cited: int) -> dict[str, str]:
    """Field → error for a level that needs more sources than the text cites."""
    for level, needed in SOURCES_OF_LEVEL.items():
        if ticked.get(FIELD_OF_LEVEL[level]) and cited < needed:
            sentence = ngettext(
                "Cite the source in the text, or take the tick away.",
                "Cite at least %(number)d sources in the text, or take the tick away.",
                needed,
            )
            return {FIELD_OF_LEVEL[level]: sentence % {"number": needed}}
    return {}
