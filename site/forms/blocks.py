"""The questions that an editor puts into a form, one block for each kind.

The name of a block is a `QuestionKind`. Block and list item keep their ids in every language (`forms.questions`).
"""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms.fields import field_for
from forms.questions import Question

WORDS, CHOICES, NUMBERS = _("Words"), _("Choices"), _("Numbers and days")


class QuestionBlock(blocks.StructBlock):
    """What every question has."""

    label = blocks.CharBlock(
        max_length=160,
        label=_("Question"),
        help_text=_("Short, for example “Your name”, “How many people will come?” or “Which day would suit you?”."),
    )
    help = blocks.TextBlock(
        required=False,
        max_length=300,
        label=_("Help with the answer"),
        help_text=_("Stands under the question, for example “As it should stand on your badge.”"),
    )
    required = blocks.BooleanBlock(
        required=False,
        label=_("Must be answered"),
        help_text=_(
            "Tick it only where you cannot do without. Ask only for what you need: each answer is somebody’s data, which you keep and answer for."
        ),
    )

    class Meta:
        template = "blocks/question.html"
        label_format = "{label}"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """The question as a field of a form of its own, for the preview."""
        form = Form(label_suffix="")
        form.fields["example"] = field_for(Question.of(self.name, value, "example"))
        return super().get_context(value, parent_context) | {"field": form["example"]}


class ShortTextBlock(QuestionBlock):
    autocomplete = blocks.ChoiceBlock(
        search_index=False,
        required=False,
        choices=[
            ("name", _("The person’s name")),
            ("organization", _("The organisation where she works")),
            ("organization-title", _("What she does there")),
            ("postal-code", _("Her postcode")),
        ],
        label=_("What a browser may fill in"),
        help_text=_("For questions about the person herself: then she need not type it again."),
    )
    from_link = blocks.BooleanBlock(
        required=False,
        label=_("Filled in by the link that leads here"),
        help_text=_(
            "For a question such as “Which day or programme is it about?”. The link “Ask for a place” of an event or "
            "a training programme then writes its day and name here. People see it and may change it."
        ),
    )

    class Meta:
        icon = "minus"
        label = _("Short text")
        group = WORDS
        description = _("An answer on one line, such as a name.")
        preview_value = {"label": "Your name", "help": "", "required": True, "autocomplete": "name"}


class LongTextBlock(QuestionBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Long text")
        group = WORDS
        description = _("An answer in sentences, of up to 5,000 characters.")
        preview_value = {"label": "What would you like to know?", "help": "A few words are enough.", "required": True}


class EmailBlock(QuestionBlock):
    class Meta:
        icon = "mail"
        label = _("E-mail address")
        group = WORDS
        description = _("An e-mail address. The first one in a form can get a confirmation.")
        preview_value = {"label": "Your e-mail address", "help": "So that we can answer you.", "required": True}


class TelephoneBlock(QuestionBlock):
    class Meta:
        icon = "mobile-alt"
        label = _("Telephone number")
        group = WORDS
        description = _("A telephone number, kept as it was typed.")
        preview_value = {"label": "Telephone", "help": "", "required": False}


class NumberBlock(QuestionBlock):
    class Meta:
        icon = "order"
        label = _("Number")
        group = NUMBERS
        description = _("A whole number, such as how many people will come.")
        preview_value = {"label": "How many people will come?", "help": "", "required": True}


class DateBlock(QuestionBlock):
    class Meta:
        icon = "date"
        label = _("Date")
        group = NUMBERS
        description = _("A day, in three boxes.")
        preview_value = {"label": "Which day would suit you?", "help": "For example 27 3 2027.", "required": True}


def _choice_list() -> blocks.ListBlock:
    return blocks.ListBlock(
        blocks.CharBlock(max_length=160, label=_("Answer")),
        default=["", ""],
        min_num=2,
        max_num=40,
        label=_("Answers to choose from"),
        help_text=_(
            "For example “Morning” and “Afternoon”. Answers that came before keep their place when you reword one."
        ),
    )


TIMES_OF_DAY = {"label": "When could you come?", "help": "", "required": True, "choices": ["Morning", "Afternoon"]}


class OneChoiceBlock(QuestionBlock):
    choices = _choice_list()
    shown_as = blocks.ChoiceBlock(
        search_index=False,
        choices=[("buttons", _("All to be seen, one button each")), ("list", _("A list that opens"))],
        default="buttons",
        label=_("How they are shown"),
        help_text=_("Buttons are easier to read and to press. A list is for more than ten answers."),
    )

    class Meta:
        icon = "radio-full"
        label = _("One of several answers")
        group = CHOICES
        description = _("One answer out of several that you write.")
        preview_value = TIMES_OF_DAY | {"shown_as": "buttons"}


class SeveralChoicesBlock(QuestionBlock):
    choices = _choice_list()

    class Meta:
        icon = "list-ul"
        label = _("Any of several answers")
        group = CHOICES
        description = _("As many answers as fit, out of several that you write.")
        preview_value = TIMES_OF_DAY


class TickBoxBlock(QuestionBlock):
    class Meta:
        icon = "tick"
        label = _("Box to tick")
        group = CHOICES
        description = _("One sentence to agree with.")
        preview_value = {"label": "I have read how the day works.", "help": "", "required": True}


class QuestionsBlock(blocks.StreamBlock):
    """The kinds of question, by the names of `QuestionKind`."""

    short_text = ShortTextBlock()
    long_text = LongTextBlock()
    email = EmailBlock()
    telephone = TelephoneBlock()
    number = NumberBlock()
    date = DateBlock()
    one_choice = OneChoiceBlock()
    several_choices = SeveralChoicesBlock()
    tick_box = TickBoxBlock()
