"""StreamField blocks of campaign pages."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError

from campaigns.asks import ask_of
from campaigns.enums import AskState
from campaigns.letters import LONGEST_ADDRESS, mail_address, validate_fits_mail
from core.blocks import ACTION
from core.dates import DateBlock, validate_has_come
from core.link_blocks import LinkBlock, SafeURLBlock

CAMPAIGN = _("Campaign")
FIND_YOUR_MP = "https://members.parliament.uk/FindYourMP"


class OutcomeBlock(blocks.StructBlock):
    """One change of an ask: what it became, when, and the evidence. What it was before follows from the one before."""

    date = DateBlock(
        validators=[validate_has_come],
        label=_("Date"),
        help_text=_("The day on which it changed, for example 22/03/2026."),
    )
    state = blocks.ChoiceBlock(
        search_index=False,
        choices=AskState.choices,
        label=_("What it became"),
        help_text=_("The words appear in the reader's language by themselves."),
    )
    evidence = blocks.CharBlock(
        max_length=250,
        label=_("How we know"),
        help_text=_("The law, the guideline or the answer, for example “Sentencing Act 2026, section 1”."),
    )
    url = SafeURLBlock(
        required=False, label=_("Address of the evidence"), help_text=_("For example https://www.legislation.gov.uk/…")
    )
    note = blocks.TextBlock(
        required=False,
        label=_("What this means"),
        help_text=_("One or two sentences, for example “Its effect on women is not yet known.”"),
    )

    class Meta:
        icon = "history"
        label = _("Change")

    def render_basic(self, value: blocks.StructValue, context: dict | None = None) -> SafeString:
        """Where versions are compared: with labels, and days as they are typed."""
        lines = ((bound.block.label, bound.render()) for bound in value.bound_blocks.values())
        return format_html("<dl>{}</dl>", format_html_join("\n", "<dt>{}</dt> <dd>{}</dd>", lines))


class AskBlock(blocks.StructBlock):
    """One thing that the campaign asks for, with what became of it."""

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
    outcomes = blocks.ListBlock(
        OutcomeBlock(),
        default=[],
        label=_("What changed"),
        help_text=_(
            "An ask is open until you add a change. Each stays, oldest first: together they are the outcome log. "
            "An ask that we no longer make is not deleted; it gets the change “Withdrawn”."
        ),
    )

    class Meta:
        icon = "tick-inverse"
        label = _("Ask")
        group = CAMPAIGN
        template = "blocks/ask.html"
        preview_template = "blocks/previews/ask.html"
        description = _("One thing we ask for, and each change since: what it became, when, and how we know.")
        preview_value = {
            "title": "Count the children",
            "text": "Count each child whose mother is sent to prison, and publish the number each year.",
            "outcomes": [
                {
                    "date": datetime.date(2026, 3, 22),
                    "state": AskState.PARTLY_WON,
                    "evidence": "Sentencing Act 2026, section 1",
                    "url": "",
                    "note": "Its effect on women is not yet known.",
                }
            ],
        }

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation:
            self._check_that_states_change(value)
        return value

    def _check_that_states_change(self, value: blocks.StructValue) -> None:
        """Another part of an ask may be won after the first; every other change is to another state."""
        place = {item.id: number for number, item in enumerate(value["outcomes"].bound_blocks)}
        same = [outcome for outcome in ask_of(value).outcomes if outcome.before == outcome.after != AskState.PARTLY_WON]
        if same:
            sentence = ValidationError(_("It was that already. Say what it became, or take this change away."))
            errors = {
                place[outcome.id]: blocks.StructBlockValidationError(block_errors={"state": sentence})
                for outcome in same
            }
            changes = ListBlockValidationError(block_errors=errors)
            raise blocks.StructBlockValidationError(block_errors={"outcomes": changes})

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {"value": ask_of(value)}


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


class LetterBlock(blocks.StructBlock):
    """A letter that the reader makes her own, on the page or in her mail program."""

    heading = blocks.CharBlock(max_length=120, label=_("Heading"), help_text=_("For example “Write to your MP”."))
    text = blocks.TextBlock(required=False, label=_("Text"), help_text=_("Calm words; no hurry, no guilt."))
    recipient = blocks.CharBlock(
        max_length=120,
        label=_("Who it goes to"),
        help_text=_("A role, not a name, for example “Your Member of Parliament (MP)”."),
    )
    finder = SafeURLBlock(
        default=FIND_YOUR_MP,
        required=False,
        label=_("Where to find the address"),
        help_text=_("The official page, for example https://members.parliament.uk/FindYourMP"),
    )
    prompts = blocks.ListBlock(
        blocks.CharBlock(
            max_length=200,
            label=_("Question"),
            help_text=_("For example “What have you seen where you live?”"),
        ),
        default=[],
        max_num=5,
        label=_("Questions to begin with"),
        help_text=_("Letters in people's own words count for more than the same one many times."),
    )
    subject = blocks.CharBlock(
        max_length=100, label=_("Subject"), help_text=_("For example “Children whose mother is sent to prison”.")
    )
    letter = blocks.TextBlock(
        validators=[validate_fits_mail],
        label=_("Suggested text"),
        help_text=_(
            "Short, with places for the reader's own words, for example “I live in [your town]. "
            "This matters to me because [your reason].”"
        ),
    )

    class Meta:
        icon = "mail"
        label = _("Letter")
        group = ACTION
        template = "blocks/letter.html"
        description = _("A letter that readers make their own and send themselves. Nothing they type reaches us.")
        preview_value = {
            "heading": "Write to your MP",
            "text": "It takes about five minutes.",
            "recipient": "Your Member of Parliament (MP)",
            "finder": FIND_YOUR_MP,
            "prompts": ["What have you seen where you live?", "Why does it matter to you?"],
            "subject": "Children whose mother is sent to prison",
            "letter": "Dear [name of your MP],\n\nI live in [your town]. Please ask the government to count the "
            "children whose mother is sent to prison.\n\nThis matters to me because [your reason].\n\n[Your name]",
        }

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        mail = mail_address(value["subject"], value["letter"])
        return context | {"mail": mail, "longest_address": LONGEST_ADDRESS}
