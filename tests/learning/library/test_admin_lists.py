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
