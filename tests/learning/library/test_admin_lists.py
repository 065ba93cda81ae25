"""Lists and forms of the admin stay short, however many libraries and sections there are."""

from __future__ import annotations

import pytest
from django.urls import reverse

from learning.library.models import LibraryTranslation
from tests.factories import UserFactory
from tests.learning.library.factories import make_library, make_resource, make_section

pytestmark = pytest.mark.postgresql


@pytest.fixture
def editor(client, db):
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.mark.parametrize(
    ("name", "asked", "shown"),
    [
        ("section", "library=sOUth", {"Start here"}),
        ("section", "library=Gogledd", {"Elsewhere"}),
        ("section", "library=", {"Start here", "Elsewhere"}),
        ("resource", "library=south", {"Notes"}),
        ("resource", "section=elsewhere", {"Sheets"}),
        ("resource", "library=south&section=elsewhere", set()),
        ("resource", "library=%27%25", set()),
        ("resource", "library=%00", {"Notes", "Sheets"}),
    ],
)
def test_a_list_is_narrowed_by_words_of_a_title_in_any_language(editor, name, asked, shown):
    make_resource(make_section(make_library("south"), "Start here"), title="Notes")
    north = make_library("north")
    north.translations.add(LibraryTranslation(language="cy", title="Y Gogledd, llyfrgell y Gogledd"))
    north.save()
    make_resource(make_section(north, "Elsewhere"), title="Sheets")

    response = editor.get(f"{reverse(f'wagtailsnippets_library_{name}:list')}?{asked}")

    assert response.status_code == 200
    assert {str(record) for record in response.context["object_list"]} == shown


def test_a_list_does_not_name_every_library_and_section_to_choose_from(editor):
    for number in range(3):
        make_resource(make_section(make_library(f"library-{number}"), f"Section {number}"))
    make_section(make_library("without-resources"), "Empty section")

    page = editor.get(reverse("wagtailsnippets_library_resource:list")).text

    assert "Library library-1" in page
    assert "Library without-resources" not in page and "Empty section" not in page


@pytest.mark.parametrize("view", ["add", "relocate"])
def test_a_section_is_offered_with_the_library_it_stands_in(client, db, view):
    client.force_login(UserFactory(is_superuser=True))
    for slug in ("south", "north"):
        resource = make_resource(make_section(make_library(slug), "Start here"))
    args = [resource.pk] if view == "relocate" else []

    page = client.get(reverse(f"wagtailsnippets_library_resource:{view}", args=args)).content.decode()

    assert "Library south – Start here" in page and "Library north – Start here" in page


def test_a_form_asks_as_much_for_twelve_sections_as_for_two(client, db, django_assert_max_num_queries):
    client.force_login(UserFactory(is_superuser=True))
    address = reverse("wagtailsnippets_library_resource:add")

    def asked(sections: int) -> int:
        for number in range(sections):
            make_section(make_library(f"library-{sections}-{number}"), "Start here")
        client.get(address)
        with django_assert_max_num_queries(60) as queries:
            client.get(address)
        return len(queries)

    assert asked(2) == asked(10)
