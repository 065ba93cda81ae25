"""An excerpt shows where the words stand, as readers would read them."""

from __future__ import annotations

import pytest

from search.fields import BREAK
from search.highlighting import EXCERPT_LENGTH, Highlighter

LONG = "Beginning. " + "filler " * 100 + "the water runs " + "filler " * 100


def test_an_excerpt_stands_around_the_first_word_that_was_found():
    excerpt = Highlighter("water", "en-gb").excerpt(LONG)

    assert "water runs" in excerpt
    assert excerpt.startswith("… ") and excerpt.endswith(" …")
    assert len(excerpt) <= EXCERPT_LENGTH + 4


def test_an_excerpt_is_the_beginning_when_only_the_title_was_found():
    assert Highlighter("fire", "en-gb").excerpt(LONG).startswith("Beginning.")


def test_an_excerpt_shows_nothing_that_only_the_index_needs():
    excerpt = Highlighter("x", "en-gb").excerpt(f"Half of them [@TTC25].{BREAK}\n  Then  more{BREAK}1 July")
    assert excerpt == "Half of them. Then more · 1 July"


@pytest.mark.parametrize(
    ("query", "written"),
    [("water", "WATER"), ("helps", "helping"), ("boxes", "Box"), ("churches", "church"), ("ty", "Tŷ"), ("Tŷ", "ty")],
)
def test_a_word_is_marked_in_any_case_accent_and_simple_ending(query, written):
    assert Highlighter(query, "en-gb").highlight(f"a {written}!") == f"a <mark>{written}</mark>!"


def test_a_word_that_a_text_lacks_is_looked_for_alone():
    rest = Highlighter("rivers of water", "en-gb").lacking("The river runs.")
    assert rest.excerpt(LONG) == Highlighter("water", "en-gb").excerpt(LONG)
    assert not rest.lacking(LONG).holds_a_word(LONG)
