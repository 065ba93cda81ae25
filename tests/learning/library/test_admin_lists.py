"""The lists of the admin ask the database the same at any number of records."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.factories import UserFactory
from tests.learning.library.factories import make_library, make_resource, make_section

pytestmark = pytest.mark.postgresql


@pytest.mark.parametrize("name", ["section", "resource"])
def test_a_list_asks_as_much_for_twelve_libraries_as_for_two(client, db, name, django_assert_max_num_queries):
    client.force_login(UserFactory(is_superuser=True))
    address = reverse(f"wagtailsnippets_library_{name}:list")

    def add(number: int) -> None:
        make_resource(make_section(make_library(f"library-{number}"), f"Section {number}"))

    def asked() -> int:
        client.get(address)
        with django_assert_max_num_queries(40) as queries:
            client.get(address)
        return len(queries)

    add(1)
    add(2)
    for_two = asked()
    for number in range(3, 13):
        add(number)

    assert asked() == for_two


@pytest.mark.parametrize("view", ["list", "add", "relocate"])
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
