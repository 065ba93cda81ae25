"""StreamField blocks of campaign pages."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from campaigns.enums import AskState
from campaigns.outcome_log import log_rows
from core.dates import DateBlock, validate_has_come
from core.link_blocks import LinkBlock, SafeURLBlock

CAMPAIGN = _("Campaign")


class AskBlock(blocks.StructBlock):
    """One thing that the campaign asks for, with its state."""

    title = blocks.CharBlock(
        max_length=120,
        label=_("What we ask"),
        help_text=_("Short, beginning with a verb, for example “Count the children”."),
    )
    text = blocks.TextBlock(
        required=False,
        label=_("In one or two sentences"),
        help_text=_("Who should do what. A figure needs its year and source here."),
    )
    state = blocks.ChoiceBlock(
        search_index=False,
        choices=AskState.choices,
        default=AskState.OPEN,
        label=_("Where it stands"),
        help_text=_("The words appear in the reader's language by themselves."),
    )
    since = DateBlock(
        required=False,
        validators=[validate_has_come],
        label=_("Since when"),
        help_text=_("The day on which it came to stand there, for example 01/04/2024. Needed unless the ask is open."),
    )
    evidence = blocks.TextBlock(
        required=False,
        label=_("How we know"),
        help_text=_("The law, the guideline or the answer. Needed unless the ask is open."),
    )

    class Meta:
        icon = "tick-inverse"
        label = _("Ask")
        group = CAMPAIGN
        template = "blocks/ask.html"
        preview_template = "blocks/previews/ask.html"
        description = _("One thing we ask for, where it stands, since when, and how we know.")
        preview_value = {
            "title": "Count the children",
            "text": "Count each child whose mother is sent to prison, and publish the number each year.",
            "state": AskState.OPEN,
            "since": None,
            "evidence": "",
        }

    def clean(self, value):
        value = super().clean(value)
        if value.get("state") == AskState.OPEN or self.is_deferred_validation:
            return value
        needed = {
            "since": _("Say since when: an ask is not won, partly won or lost without its day."),
            "evidence": _("Say how we know: an ask is not won, partly won or lost without evidence."),
        }
        errors = {name: ValidationError(message) for name, message in needed.items() if not value.get(name)}
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value


class StepBlock(blocks.StructBlock):
    """One step of the timeline. `when` is text, since of many steps only the month is known."""

    when = blocks.CharBlock(
        max_length=40, label=_("When"), help_text=_("For example “June 2018”, or “Next” for what comes.")
    )
    text = blocks.TextBlock(label=_("What happened"))
    evidence = blocks.CharBlock(
        required=False,
        max_length=250,
        label=_("Source"),
        help_text=_("For example “Female Offender Strategy, Cm 9642, 2018”."),
    )
    is_next = blocks.BooleanBlock(required=False, label=_("Still to come"), help_text=_("Drawn as an empty ring."))

    class Meta:
        icon = "date"
        label = _("Step")
        group = CAMPAIGN
        template = "blocks/step.html"
        description = _("One step of the timeline: when, what happened, and its source.")
        preview_value = {
            "when": "June 2018",
            "text": "The Female Offender Strategy promises residential women's centres.",
            "evidence": "Ministry of Justice, Cm 9642",
            "is_next": False,
        }

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {"steps": [value]}


class SmallThingBlock(blocks.StructBlock):
    """A link in the list of small things that a reader can do."""

    link = LinkBlock(label=_("Link"))

    class Meta:
        icon = "link"
        label = _("Small thing to do")
        group = CAMPAIGN
        template = "blocks/small_thing.html"
        description = _("One more thing that a reader can do, as a line in the list at the side.")
        preview_value = {"link": {"page": None, "url": "/campaigns/", "text": "Read our other campaigns"}}


class OutcomeBlock(blocks.StructBlock):
    """One row of the outcome log: which ask changed its state, when, and the evidence."""

    date = DateBlock(validators=[validate_has_come], label=_("Date"), help_text=_("For example 22/03/2026."))
    ask = blocks.IntegerBlock(
        min_value=1,
        max_value=20,
        label=_("Number of the ask"),
        help_text=_("As it stands in the list of asks above, counted from 1."),
    )
    before = blocks.ChoiceBlock(search_index=False, choices=AskState.choices, default=AskState.OPEN, label=_("Before"))
    after = blocks.ChoiceBlock(search_index=False, choices=AskState.choices, label=_("After"))
    evidence = blocks.CharBlock(
        max_length=250, label=_("How we know"), help_text=_("For example “Sentencing Act 2026, section 1”.")
    )
    url = SafeURLBlock(required=False, label=_("Address of the evidence"))

    class Meta:
        icon = "history"
        label = _("Outcome")
        group = CAMPAIGN
        template = "blocks/outcome.html"
        description = _("One line of the outcome log: the day on which an ask moved, and the evidence.")
        preview_value = {
            "date": datetime.date(2026, 3, 22),
            "ask": 2,
            "before": AskState.OPEN,
            "after": AskState.PARTLY_WON,
            "evidence": "Sentencing Act 2026, section 1",
            "url": "",
        }

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        return context | {"rows": log_rows([value])}
