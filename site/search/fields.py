"""What a search field puts into the index: the text as it is written, for excerpts, then its terms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from functools import lru_cache
from typing import Any

from django.conf import settings
from modelsearch.index import AutocompleteField, RelatedFields, SearchField

from languages.locales import language_of
from search.terms import indexed_terms, normalise, prefix_terms

#: They stand around the terms. No text holds them, since control characters are taken out.
_START, _END = "\x1e", "\x1f"
#: Stands between the values of one field, such as the parts of a block, and between lines.
BREAK = "\x1d"
_TERMS_OR_BREAK = re.compile(f"{_START}[^{_END}]*{_END}|{BREAK}")


class TextAndTerms(SearchField):
    def get_value(self, obj: Any) -> str:
        return _text_and_terms(_text(super().get_value(obj)), _language(obj))


class PrefixTerms(AutocompleteField):
    def get_value(self, obj: Any) -> str:
        return " ".join(prefix_terms(_text(super().get_value(obj))))


def with_terms(obj: Any) -> Any:
    """A copy of the object, whose search fields give terms to the index of a database."""
    copied = copy(obj)
    copied.get_search_fields = lambda: [_with_terms(field) for field in obj.get_search_fields()]
    return copied


def values_as_written(indexed: str) -> list[str]:
    """What an indexed text was made of, without its terms: each field, and each value and line of a field."""
    values = (" ".join(value.split()) for value in _TERMS_OR_BREAK.split(indexed))
    return [value for value in values if value]


@lru_cache(maxsize=50)
def _text_and_terms(text: str, language: str) -> str:
    """Kept for a moment, since an index entry asks for the value of each field four times."""
    return f"{text}{_START}{' '.join(indexed_terms(text, language))}{_END}"


def _with_terms(field: Any) -> Any:
    if isinstance(field, RelatedFields):
        return RelatedFields(field.field_name, [_with_terms(sub_field) for sub_field in field.fields])
    if isinstance(field, SearchField):
        return TextAndTerms(field.field_name, boost=field.boost, **field.kwargs)
    if isinstance(field, AutocompleteField):
        return PrefixTerms(field.field_name, **field.kwargs)
    return field


def _text(value: Any) -> str:
    """A field's value as one text, normalised."""
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return BREAK.join(_text(item) for item in value)
    return "" if value is None else BREAK.join(normalise(line) for line in str(value).splitlines())


def _language(obj: Any) -> str:
    """The language of a page or of a record's translation; what has none counts as English."""
    locale_id = getattr(obj, "locale_id", None)
    return getattr(obj, "language", settings.LANGUAGE_CODE) if locale_id is None else language_of(locale_id)
