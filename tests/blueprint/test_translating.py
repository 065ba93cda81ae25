"""A translated text of the blueprint cites what the English text cites."""

from __future__ import annotations

import pytest

from tests.editing import at_desk
from tests.translating import segments_of, start, type_text

ENGLISH = "It was told in 2025. [@TTC25]"


@pytest.mark.parametrize(
    ("welsh", "said"),
    [
        ("Fe’i dywedwyd yn 2025. [@TTC25]", ""),
        ("Fe’i dywedwyd yn 2025. [@NOPE1]", "NOPE1, TTC25"),
        ("Fe’i dywedwyd yn 2025.", "TTC25"),
    ],
)
def test_other_sources_than_in_english_are_refused_in_words(welsh_home, make_entry, make_source, welsh, said):
    desk = at_desk("publisher")
    make_source("TTC25")
    entry = make_entry(context=f"<p>{ENGLISH}</p>")
    for page in (entry.get_parent().get_parent(), entry.get_parent(), entry):
        start(desk, page)

    answer = type_text(desk, entry, segments_of(entry)[ENGLISH], welsh).json()

    assert (said in answer["error"]) if said else not answer["error"]
    assert "Check the numbers" not in str(answer)
