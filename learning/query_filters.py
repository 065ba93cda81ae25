"""Filters of lists that anybody's address may ask for: never invalid, so that each address has an answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import django_filters
from django import forms

MAX_CHARACTERS = 200


class AnyWordsField(forms.CharField):
    """Makes any string one line without NUL characters, cut at `MAX_CHARACTERS`."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return " ".join(text.replace("\0", " ").split())[:MAX_CHARACTERS]


class KnownChoicesField(forms.MultipleChoiceField):
    """Ignores values that are not among its choices, as in an address typed by hand; the order is that of the choices."""

    def to_python(self, value: Any) -> list[str]:
        asked, choices = super().to_python(value), cast("Iterable[tuple[str, str]]", self.choices)
        return [choice for choice, _label in choices if choice in asked]


class WordsFilter(django_filters.CharFilter):
    field_class = AnyWordsField


class KnownChoicesFilter(django_filters.MultipleChoiceFilter):
    field_class = KnownChoicesField
