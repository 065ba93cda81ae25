"""No text loses the space between two words with the characters that it loses."""

import pytest

from blueprint.citations.reading import cleaned
from blueprint.citations.texts import one_line
from core.control_characters import without_control_characters


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("One\x0bdoor", "One door"),
        ("One\x0cdoor", "One door"),
        ("One\x00 \x07door\x1f", "One door"),
        ("One\ud800 \ufffe\uffffdoor", "One door"),
        ("One\tdoor\n\nŷ £ 李 🏴", "One\tdoor\n\nŷ £ 李 🏴"),
    ],
)
def test_what_nobody_sees_goes_and_words_stay_apart(pasted, kept):
    assert without_control_characters(pasted) == kept
    assert cleaned(pasted) == kept
    assert one_line(pasted) == " ".join(kept.split())
