"""The form field of each kind of question: it takes what people type, cleans it, and says in words what is wrong."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.translation import gettext as _

from core.names import clean_name
from forms.questions import Question, QuestionKind

LONGEST_LINE, LONGEST_TEXT = 250, 5_000
LARGEST_NUMBER = 1_000_000
FIRST_DAY, LAST_DAY = datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)
_BETWEEN_PARTS_OF_A_DAY = re.compile(r"[\s./-]+")


class LineField(forms.CharField):
    """One line, without line breaks, control characters and marks that nobody sees."""

    def to_python(self, value: Any) -> str:
        return clean_name(super().to_python(value) or "")


class EmailLineField(forms.EmailField):
    def to_python(self, value: Any) -> str:
        return clean_name(super().to_python(value) or "")


class TextField(forms.CharField):
    """Several lines, each without control characters."""

    def to_python(self, value: Any) -> str:
        lines = (super().to_python(value) or "").splitlines()
        return "\n".join(clean_name(line) for line in lines).strip()


class WholeNumberField(forms.IntegerField):
    """Also with the commas and spaces that people write in thousands."""

    def to_python(self, value: Any) -> int | None:
        return super().to_python(re.sub(r"[,\s]", "", value) if isinstance(value, str) else value)


class DayWidget(forms.MultiWidget):
    """Three boxes: a date box of the browser shows the order of its own language, which may be the American one."""

    def __init__(self) -> None:
        sizes = {"day": "2", "month": "2", "year": "4"}
        super().__init__(
            {part: forms.TextInput(attrs={"size": size, "inputmode": "numeric"}) for part, size in sizes.items()}
        )

    def decompress(self, value: Any) -> list[Any]:
        return [value.day, value.month, value.year] if isinstance(value, datetime.date) else ["", "", ""]


class DayField(forms.DateField):
    """A day in British order, in numbers or with the name of the month, also when all of it stands in one box."""

    widget = DayWidget
    input_formats = ("%d/%m/%Y", "%d/%m/%y", "%d/%B/%Y", "%d/%b/%Y", "%Y/%m/%d")

    def to_python(self, value: Any) -> datetime.date | None:
        parts = " ".join(part or "" for part in value).strip() if isinstance(value, list) else value
        day = super().to_python(_BETWEEN_PARTS_OF_A_DAY.sub("/", parts) if isinstance(parts, str) else parts)
        if day and not FIRST_DAY <= day <= LAST_DAY:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


def field_for(question: Question) -> forms.Field:
    """The field, which says its errors with the words of the question, since the summary of errors shows nothing else."""
    field = MAKE[question.kind](question)
    field.label, field.help_text, field.required = question.label, escape(question.help), question.required
    # The server says what is too long or missing; a browser would cut a pasted text in silence.
    field.widget.attrs.pop("maxlength", None)
    field.widget.is_required = question.required
    return field


def _about(sentence: str, question: Question) -> str:
    """A percent sign in the words of an editor is none of Django's placeholders."""
    return sentence.replace("%(label)s", question.label.replace("%", "%%"))


def _errors(question: Question, invalid: str = "") -> dict[str, str]:
    required = _("Write an answer to “%(label)s”.").replace("%(label)s", question.label)
    return {"required": required, "invalid": _about(invalid, question)}


def _short_text(question: Question) -> forms.Field:
    field = LineField(error_messages=_errors(question))
    field.widget.attrs |= {"autocomplete": question.autocomplete} if question.autocomplete else {}
    return _at_most(LONGEST_LINE, field, question)


def _long_text(question: Question) -> forms.Field:
    field = TextField(error_messages=_errors(question), widget=forms.Textarea(attrs={"rows": 6}))
    return _at_most(LONGEST_TEXT, field, question)


def _at_most(longest: int, field: forms.Field, question: Question) -> forms.Field:
    def check(value: str) -> None:
        if len(value) > longest:
            sentence = _("“%(label)s” takes at most %(most)s characters. You wrote %(number)s.")
            numbers = {"label": question.label, "most": f"{longest:,}", "number": f"{len(value):,}"}
            raise ValidationError(sentence % numbers)

    field.validators.append(check)
    return field


def _email(question: Question) -> forms.Field:
    invalid = _("Write a whole e-mail address, for example name@example.org, to answer “%(label)s”.")
    widget = forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"})
    return EmailLineField(max_length=254, error_messages=_errors(question, invalid), widget=widget)


def _telephone(question: Question) -> forms.Field:
    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
    return _at_most(40, LineField(error_messages=_errors(question), widget=widget), question)


def _number(question: Question) -> forms.Field:
    errors = _errors(question, _("Write a whole number, for example 3, to answer “%(label)s”."))
    too_large = _about(_("The number for “%(label)s” is too large to be kept."), question)
    errors |= {"min_value": errors["invalid"], "max_value": too_large}
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    return WholeNumberField(min_value=0, max_value=LARGEST_NUMBER, error_messages=errors, widget=widget)


def _date(question: Question) -> forms.Field:
    invalid = _("Write a day that exists, for example 27 3 2027, to answer “%(label)s”.")
    return DayField(error_messages=_errors(question, invalid))


def _one_choice(question: Question) -> forms.Field:
    if question.as_list:
        choices = [("", _("Choose an answer")), *question.choices]
        return forms.ChoiceField(choices=choices, error_messages=_choice_errors(question))
    return forms.ChoiceField(
        choices=question.choices, error_messages=_choice_errors(question), widget=forms.RadioSelect
    )


def _several_choices(question: Question) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=question.choices, error_messages=_choice_errors(question), widget=forms.CheckboxSelectMultiple
    )


def _choice_errors(question: Question) -> dict[str, str]:
    sentence = _("Choose from the answers to “%(label)s”.")
    invalid = _about(sentence, question)
    return {
        "required": sentence.replace("%(label)s", question.label),
        "invalid_choice": invalid,
        "invalid_list": invalid,
    }


def _tick_box(question: Question) -> forms.Field:
    required = _("Tick the box if you agree: “%(label)s”").replace("%(label)s", question.label)
    return forms.BooleanField(error_messages={"required": required})


MAKE: dict[str, Callable[[Question], forms.Field]] = {
    QuestionKind.SHORT_TEXT: _short_text,
    QuestionKind.LONG_TEXT: _long_text,
    QuestionKind.EMAIL: _email,
    QuestionKind.TELEPHONE: _telephone,
    QuestionKind.NUMBER: _number,
    QuestionKind.DATE: _date,
    QuestionKind.ONE_CHOICE: _one_choice,
    QuestionKind.SEVERAL_CHOICES: _several_choices,
    QuestionKind.TICK_BOX: _tick_box,
}
