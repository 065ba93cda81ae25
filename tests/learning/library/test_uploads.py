"""Members' files: what is refused comes back with one sentence and everything that was typed."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import PurePath

import pytest

from learning.library.enums import FileKind
from tests.harmful_documents import HARMFUL, HARMLESS
from tests.learning.library.uploads import refusal, upload

pytestmark = pytest.mark.postgresql


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_file_of_each_kind_is_taken_as_it_is(editor, resource, name):
    assert upload(editor, resource, name, HARMLESS[name]).status_code == HTTPStatus.FOUND

    assert resource.files.get().file.read() == HARMLESS[name]


def test_the_harmless_files_are_of_every_kind_that_a_library_allows():
    assert {PurePath(name).suffix.lstrip(".") for name in HARMLESS} == set(FileKind.values)


@pytest.mark.parametrize("name", HARMFUL)
def test_a_file_that_acts_or_fetches_or_hides_something_is_refused_in_words(editor, resource, name):
    content, words = HARMFUL[name]
    sentence = refusal(upload(editor, resource, name, content))

    if not sentence.startswith("A file may be"):  # its bytes are not of a kind that a library allows
        assert words in sentence
    assert sentence.endswith(".") and not resource.files.exists()
