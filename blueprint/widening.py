"""What a list offers to a reader whose words it holds nowhere: other spellings, and works with some of the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable
from difflib import get_close_matches

#: How much alike a word must be to be offered: one letter in six may differ.
LIKENESS = 0.8
MAX_WORDS = 6
MAX_WORKS = 5


def other_spelling(words: str, texts: Iterable[str]) -> str:
    """The words with those that stand in no text replaced by one like them; empty when there is none."""
    vocabulary = {word for text in texts for word in _split(text)}
    asked = _split(words)[:MAX_WORDS]
    found = [word if word in vocabulary else _nearest(word, vocabulary) for word in asked]
    return " ".join(found) if found != asked else ""


def _split(text: str) -> list[str]:
    return [word.strip(".,:;?!()“”‘’") for word in text.casefold().split()]


def _nearest(word: str, vocabulary: Iterable[str]) -> str:
    return next(iter(get_close_matches(word, vocabulary, n=1, cutoff=LIKENESS)), word)


def with_some_words(words: str, find: Callable[[str], list[int]], allowed: Container[int]) -> list[int]:
    """The keys of what is allowed and holds some of several words: the most first, then the best match of each word."""
    asked = words.split()[:MAX_WORDS]
    if len(asked) < 2:
        return []
    held: Counter[int] = Counter()
    place: dict[int, int] = {}
    for word in asked:
        for number, key in enumerate(key for key in find(word) if key in allowed):
            held[key] += 1
            place[key] = min(number, place.get(key, number))
    return sorted(held, key=lambda key: (-held[key], place[key]))[:MAX_WORKS]
