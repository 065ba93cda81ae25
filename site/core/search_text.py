"""Unicode normalisation of texts and queries for search.

ŵ may be one character, or w followed by a combining circumflex. Both are indexed and searched for as
one character; that a search for w also finds ŵ is the work of the database (unaccent, unicode61).
"""

from __future__ import annotations

import re
import unicodedata

from wagtail.search import index

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")


def normalise_text(value):
    """A text, or a list of texts, in Unicode form NFC and without control characters. Other values stay."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", _UNSEEN.sub(" ", value))
    if isinstance(value, list | tuple):
        return [normalise_text(item) for item in value]
    return value


class NormalisedSearchField(index.SearchField):
    """A search field whose text is normalised before it is indexed."""

    def get_value(self, obj):
        return normalise_text(super().get_value(obj))


def normalised_field(field: index.BaseField) -> index.BaseField:
    """The field with its text normalised, if it is a SearchField; else the field itself."""
    if type(field) is not index.SearchField:
        return field
    return NormalisedSearchField(field.field_name, boost=field.boost, **field.kwargs)
