"""Narrowing the list of a library: any address has an answer, and only what is known narrows."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from core.facets import MAX_CHARACTERS
from learning.library.filters import ResourceFilterSet
from learning.library.models import Library, Resource
from tests.learning.library.factories import make_file, make_library, make_resource, make_section


@pytest.fixture
def library(db) -> Library:
    section = make_section(make_library("south"))
    make_file(make_resource(section, "notes", "Notes of October", welsh="Nodiadau Hydref"))
    make_resource(section, "words", "Words we use")
    return section.library


def asked(library: Library, address: str) -> ResourceFilterSet:
    return ResourceFilterSet(QueryDict(address), Resource.objects.in_library(library))


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("", {"notes", "words"}),
        ("q=+", {"notes", "words"}),
        ("q=october", {"notes"}),
        ("q=hydref+nodiadau", {"notes"}),  # in any order, in any language
        ("q=notes+nowhere", set()),
        ("q=about", {"notes", "words"}),  # in the summary
        ("kind=pdf", {"notes"}),
        ("kind=mp3&kind=pdf", {"notes"}),
        ("kind=mp3", set()),
        ("kind=exe", {"notes", "words"}),
        ("kind=exe&kind=pdf", {"notes"}),
        ("q=october%00", {"notes"}),
    ],
)
def test_each_word_and_each_kind_that_is_known_narrows_the_list(library, address, found):
    assert set(asked(library, address).qs.values_list("slug", flat=True)) == found


def test_it_says_what_was_asked_for_in_an_address_of_its_own(library):
    assert asked(library, "page=2&kind=exe&q=").query == ""
    assert not asked(library, "page=2&kind=exe&q=").is_used
    assert asked(library, "q=a++b&kind=pdf&kind=exe").query == "q=a+b&kind=pdf"
    assert len(asked(library, f"q={'a' * 999}").words) == MAX_CHARACTERS


def test_the_kinds_are_those_of_the_whole_library(library):
    (kind,) = asked(library, "q=nowhere&kind=pdf").kinds.options
    assert (kind.value, kind.count, kind.chosen) == ("pdf", 1, True)
