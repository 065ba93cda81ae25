"""Text as search keeps and asks for it: one way to write each letter, nothing that cannot be seen.

ŵ may come as one character or as w with a circumflex behind it. Both are stored and asked for as
one character; that ŵ also answers to w is for the database (unaccent, unicode61).
"""

from __future__ import annotations

import re
import unicodedata

from wagtail.search import index

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")


def normalise_text(value):
    """A text, or a list of texts, in composed letters and without control characters."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", _UNSEEN.sub(" ", value))
    if isinstance(value, list | tuple):
        return [normalise_text(item) for item in value]
    return value


class NormalisedSearchField(index.SearchField):
    """A search field whose text is composed on its way into the index."""

    def get_value(self, obj):
        return normalise_text(super().get_value(obj))


def normalised_field(field: index.BaseField) -> index.BaseField:
    """The field as it is indexed; autocompletion and filters stay as they are."""
    if type(field) is not index.SearchField:
        return field
    return NormalisedSearchField(field.field_name, boost=field.boost, **field.kwargs)
