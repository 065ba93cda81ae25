"""The Welsh catalogue by rule: six forms for numbers, dates in full, no word of a rule broken again."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import ngettext

CATALOGUE = polib.pofile(str(Path(settings.BASE_DIR, "locale/cy/LC_MESSAGES/django.po")))


def welsh_texts() -> list[str]:
    return [text for entry in CATALOGUE for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 cofnod"), (1, "Un cofnod"), (2, "2 gofnod"), (3, "3 chofnod"), (5, "5 cofnod"), (6, "6 chofnod"),
        (8, "8 cofnod"), (11, "11 cofnod"), (43, "43 cofnod"),
    ],
)  # fmt: skip
def test_a_number_changes_the_word_after_it_as_welsh_does(number, words):
    with translation.override("cy"):
        assert ngettext("One entry", "%(number)s entries", number) % {"number": number} == words


def test_an_inserted_value_never_stands_where_welsh_would_change_its_first_letter():
    """The prepositions and conjunctions that mutate; digits and quoted or fixed nouns may follow them."""
    mutating = (
        r"\b(?:i|am|at|gan|dan|heb|yn|â|neu|y|i’r|o’r) %\((?!day|number|seconds|answer_by|last|date|from|to)\w+\)"
    )
    assert [text for text in welsh_texts() if re.search(mutating, text)] == []


@pytest.mark.parametrize(
    "word",
    [
        "Gwneud cyfrif",
        "ohonynt eu hunain",
        "nod ansawdd",
        "gefaill",
        "merched",
        "Heb ganfod",
        r"\b\w+as(?:om|och)\b",
        "e\\.e\\.",
        r"\bichi\b",
        "llyfrgell hon i ",
    ],
)
def test_words_that_the_glossary_replaced_do_not_return(word):
    assert [text for text in welsh_texts() if re.search(word, text)] == []


def test_an_apostrophe_is_the_printed_one():
    """Welsh has one in every third word: two kinds beside each other are seen."""
    assert [text for text in welsh_texts() if re.search(r"\w'\w|\w' ", text)] == []


def test_an_email_is_never_called_a_letter():
    letters = [entry for entry in CATALOGUE if re.search("llythyr(?!en)", entry.msgstr)]

    assert [entry.msgid for entry in letters if not re.search("letter", entry.msgid, re.IGNORECASE)] == []


def test_months_are_written_in_full_because_short_ones_are_other_words_in_welsh():
    """Short months such as “1 Med 2026” are not in use in Welsh, and some are other words."""
    places = [*Path(settings.BASE_DIR, "templates").rglob("*.html")]
    for folder in ("site", "learning", "blueprint"):
        places += Path(settings.BASE_DIR, folder).rglob("*.py")
    short = re.compile(r"""["'](?:j |d )?M Y["']""")
    assert [str(place) for place in places if short.search(place.read_text())] == []
