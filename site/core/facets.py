"""What narrows a list whose address anybody may write: never invalid, so that each address has an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

import django_filters
from django import forms

MAX_CHARACTERS = 200


def one_line(typed: str) -> str:
    """The words that were typed, in one line without unseen characters, cut at `MAX_CHARACTERS`."""
    shown = "".join(character if character.isprintable() else " " for character in typed[: 5 * MAX_CHARACTERS])
    return " ".join(shown.split())[:MAX_CHARACTERS].strip()


@dataclass(frozen=True)
class Option:
    """One value of a facet, and how many rows it would show beside the other filters."""

    value: str
    label: Any
    count: int = 0
    chosen: bool = False


@dataclass(frozen=True)
class Facet:
    """A group of options; `components/facet.html` shows it."""

    name: str
    legend: str
    options: list[Option]


class AnyWordsField(forms.CharField):
    """Takes any string, as `one_line` leaves it."""

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class KnownChoicesField(forms.MultipleChoiceField):
    """Ignores values that are not among its choices, as in an address typed by hand; the order is that of the choices."""

    def to_python(self, value: Any) -> list[str]:
        asked, choices = super().to_python(value), cast("Iterable[tuple[str, str]]", self.choices)
        return [choice for choice, _label in choices if choice in asked]


class WordsFilter(django_filters.CharFilter):
    field_class = AnyWordsField


class KnownChoicesFilter(django_filters.MultipleChoiceFilter):
    field_class = KnownChoicesField
