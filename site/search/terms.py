"""Splits and normalises texts before they are indexed and before they are searched for.

A database splits words by rules of its own: PostgreSQL takes `annex.pdf` for a host, `prison/probation` for a path and
`-25` for a number. It gets only terms of letters and digits from here, so that every database finds the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

import snowballstemmer
from modelsearch.query import Or, PlainText, SearchQuery

from search.mutations import mutated_forms

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")
#: From the first to the last letter or digit between spaces: `re-offending`, `annex.pdf`, `women’s`.
WORD = re.compile(r"[^\W_](?:\S*[^\W_])?")
#: Letters and digits with nothing between them: `re` and `offending`.
PART = re.compile(r"[^\W_]+")
#: Letters that are no letter with an accent, as people without them on the keyboard type them.
_PLAIN_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
#: Left out of a question that has other words.
_COMMON_WORDS = {
    "en-gb": "a about an and are as at be by can do does for from has have how i in is it me my of on or our that the "
    "their they this to was we were what when where which who why will with you your",
    "cy": "a ac am ar at beth ble chi ei eich ein eu fy gan gyda i mae neu o oes pwy sut sy wrth y yn yr",
}
_MAX_ALTERNATIVES = 8
ENGLISH, WELSH = "en-gb", "cy"


def normalise(text: str) -> str:
    """The text in Unicode form NFC and without control characters, so that ŵ is one character."""
    return unicodedata.normalize("NFC", _UNSEEN.sub(" ", text))


def fold(text: str) -> str:
    """The text in lower case and without accents."""
    folded = normalise(text).casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).translate(_PLAIN_LETTERS)


def split(text: str) -> Iterator[list[str]]:
    """The folded parts of each word: `["re", "offending"]`, `["prison"]`."""
    return (PART.findall(word) for word in WORD.findall(fold(text)))


def indexed_terms(text: str, language: str) -> Iterator[str]:
    """What a text is found by: the forms of each part of a word, and of the word without what stands between them."""
    for parts in split(text):
        for word in {*parts, "".join(parts)}:
            yield from indexed_forms(word, language)


def prefix_terms(text: str) -> list[str]:
    """The parts of all words, for a search by the beginning of a word."""
    return [part for parts in split(text) for part in parts]


def indexed_forms(word: str, language: str) -> set[str]:
    """The word, its English stem, since members and editors ask for any text in English, and its mutations in Welsh."""
    return {word, _english_stem(word)} | (mutated_forms(word) if language == WELSH else set())


def asked_form(word: str, language: str) -> str:
    return _english_stem(word) if language == ENGLISH else word


def asked_words(query: str, language: str) -> list[set[str]]:
    """For each different word of a query but the commonest, what a text may hold: its parts, or it as one word."""
    words = [list(parts) for parts in dict.fromkeys(tuple(parts) for parts in split(query))]
    common = _COMMON_WORDS.get(language, "").split()
    asked = [parts for parts in words if "".join(parts) not in common] or words
    return [
        {" ".join(asked_form(part, language) for part in parts), asked_form("".join(parts), language)}
        for parts in asked
    ]


def question(query: str, language: str) -> SearchQuery | None:
    """A query for the texts that hold every word; None for one without words."""
    choices = product(*(sorted(choice) for choice in asked_words(query, language)))
    texts = [PlainText(" ".join(choice)) for choice in islice(choices, _MAX_ALTERNATIVES) if choice]
    return Or(texts) if len(texts) > 1 else next(iter(texts), None)


@lru_cache(maxsize=20_000)
def _english_stem(word: str) -> str:
    # A stemmer of its own for each word, since it is not safe in threads.
    return snowballstemmer.stemmer("english").stemWord(word)
