"""The questions of a form: what each kind asks, and the key under which its answers are stored in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

#: The key of the answer to the consent text of a page.
CONSENT = "consent"


class QuestionKind(models.TextChoices):
    """The names are those of the blocks in `forms.blocks`."""

    SHORT_TEXT = "short_text", _("Short text")
    LONG_TEXT = "long_text", _("Long text")
    EMAIL = "email", _("E-mail address")
    TELEPHONE = "telephone", _("Telephone number")
    NUMBER = "number", _("Number")
    DATE = "date", _("Date")
    ONE_CHOICE = "one_choice", _("One of several answers")
    SEVERAL_CHOICES = "several_choices", _("Any of several answers")
    TICK_BOX = "tick_box", _("Box to tick")


@dataclass(frozen=True)
class Question:
    """One question in one language.

    `key` is the id of its block, and the key of each choice that of its list item: translations and changed words keep
    them, so that answers in all languages, and of before and after a change, compare.
    """

    key: str
    kind: str
    label: str
    help: str = ""
    required: bool = True
    #: Pairs of a key and its words.
    choices: tuple[tuple[str, str], ...] = ()
    #: Whether the choices are one list that opens, instead of one button each.
    as_list: bool = False
    #: What the browser may fill in, as HTML names it (`name`).
    autocomplete: str = ""
    #: Whether the link that leads to the form answers it: with the event or programme on which it stands.
    from_link: bool = False

    @classmethod
    def of(cls, kind: str, value: Any, key: str) -> Question:
        """That of the value of one block."""
        return cls(
            key=key,
            kind=kind,
            label=value["label"],
            help=value["help"],
            required=value["required"],
            choices=tuple(_choices(value)),
            as_list=value.get("shown_as") == "list",
            autocomplete=value.get("autocomplete") or "",
            from_link=bool(value.get("from_link")),
        )

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Question:
        return cls(**stored | {"choices": tuple((key, words) for key, words in stored["choices"])})

    def as_json(self) -> dict[str, Any]:
        """What JSON gives back when it is read, so that two can be compared."""
        return asdict(self) | {"choices": [list(choice) for choice in self.choices]}


def questions_in(stream: StreamValue) -> Iterator[Question]:
    """Those of a page. A block that was never saved has no id yet, which only a preview shows."""
    for number, child in enumerate(stream):
        yield Question.of(child.block_type, child.value, child.id or f"question-{number}")


def asked_of(translated: list[Question], english: list[Question]) -> list[Question]:
    """The English questions and choices of today, in their order, as far as there are translated words for them.

    What may be collected is decided in English: what is taken out there is asked in no language from that minute, and
    what is new waits for its translation.
    """
    words = {question.key: question for question in translated}
    return [_in_words_of(words[question.key], question) for question in english if question.key in words]


def _in_words_of(own: Question, english: Question) -> Question:
    choices = dict(own.choices)
    return replace(
        english,
        label=own.label,
        help=own.help,
        choices=tuple((key, choices[key]) for key, _words in english.choices if key in choices),
    )


def _choices(value: Any) -> Iterator[tuple[str, str]]:
    choices = value.get("choices")
    for number, item in enumerate(choices.bound_blocks if choices is not None else ()):
        yield item.id or f"choice-{number}", item.value
