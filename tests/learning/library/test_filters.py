"""Narrowing lists of resources: any address has an answer, only what is known narrows, and nothing closed is counted."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from core.facets import MAX_CHARACTERS
from influence.models import Topic, TopicTranslation
from learning.library import facets
from learning.library.facets import ResourceList
from learning.library.models import Library
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import make_file, make_library, make_resource, make_section


def topic(slug: str, name: str) -> Topic:
    made = Topic(slug=slug)
    made.translations.add(TopicTranslation(language="en-gb", name=name))
    made.save()
    return made


@pytest.fixture
def library(db) -> Library:
    library = make_library("south", [NetworkFactory(name="South")])
    section = make_section(library, "Meetings")
    notes = make_resource(section, "notes", "Notes of October", welsh="Nodiadau Hydref")
    notes.topics = [topic("remand", "Remand")]
    notes.save()
    make_file(notes)
    make_resource(make_section(library, "Start here", order=2), "words", "Words we use")
    return library


def asked(library: Library, address: str) -> ResourceList:
    return facets.in_library(library, QueryDict(address))


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
        ("topic=remand", {"notes"}),
        ("topic=unknown", {"notes", "words"}),
        ("section=0", {"notes", "words"}),
        ("topic=remand&q=words", set()),
    ],
)
def test_each_word_and_each_value_that_is_known_narrows_the_list(library, address, found):
    assert {resource.slug for resource in asked(library, address).rows} == found


def test_a_section_narrows_the_list_of_its_library(library):
    section = library.sections.get(order=2)

    found = asked(library, f"section={section.pk}")

    assert [resource.slug for resource in found.rows] == ["words"]
    assert [str(removal.label) for removal in found.removals()] == ["Start here"]


def test_it_says_what_was_asked_for_in_an_address_of_its_own(library):
    assert asked(library, "page=2&kind=exe&q=").query == ""
    assert not asked(library, "page=2&kind=exe&q=")
    assert asked(library, "q=a++b&kind=pdf&kind=exe&sort=newest").query == "kind=pdf&q=a+b&sort=newest"
    assert len(asked(library, f"q={'a' * 999}").words) == MAX_CHARACTERS


def test_topics_and_numbers_are_those_of_what_is_open_to_her(library):
    closed = make_resource(
        make_section(make_library("north", [NetworkFactory(name="North")])), "closed", "Closed notes"
    )
    closed.topics = [topic("courts", "Courts"), Topic.objects.get(slug="remand")]
    closed.save()
    make_file(closed)
    member = MembershipFactory(user=UserFactory(), network=NetworkFactory(name="South")).user

    found = facets.in_open_libraries(member, QueryDict(""))

    counted = {facet.name: {option.value: option.count for option in facet.options} for facet in found.facets()}
    assert counted == {"library": {"south": 2}, "topic": {"remand": 1}, "kind": {"pdf": 1}}
    assert [
        resource.slug for resource in facets.in_open_libraries(member, QueryDict("topic=courts&library=north")).rows
    ] != []
    assert not facets.in_open_libraries(member, QueryDict("topic=courts&library=north")), (
        "they narrow nothing, as if unknown"
    )
    assert facets.in_open_libraries(member, QueryDict("q=closed")).keys() == []
