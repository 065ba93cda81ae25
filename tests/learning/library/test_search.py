""" "In your libraries": what site search adds for somebody signed in, and for nobody else."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from core.registry import search_groups
from learning.audiences import AudienceKind
from learning.library.models import Resource
from learning.library.services import relocate
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import (
    make_library,
    make_resource,
    make_section,
)

pytestmark = pytest.mark.postgresql

CANARY = "zephyrine"
STRANGE = [
    "",
    " ",
    '"',
    "'",
    "\0",
    "%",
    "_",
    "*",
    "AND",
    "OR NOT",
    "(",
    "NEAR/2",
    "a" * 10_000,
    "🌱",
    "ŵ",
    "-",
    "^x:",
    "\ud7ff",
    "title:x",
]


@pytest.fixture
def south(home):
    south = NetworkFactory(name="South")
    make_resource(make_section(make_library("south", [south])), "canary", f"Kind {CANARY}", welsh=f"Caredig {CANARY}")
    return south


def found(user, query=CANARY) -> list[str]:
    request = RequestFactory().get("/search/")
    return [result.title for group in search_groups(user, query, request) for result in group.results]


def test_a_member_finds_it_in_her_language(south):
    user = UserFactory()
    MembershipFactory(user=user, network=south)
    assert found(user) == [f"Kind {CANARY}"]
    assert found(user, "caredig") == [f"Kind {CANARY}"]
    with translation.override("cy"):
        assert found(user) == [f"Caredig {CANARY}"]


def test_nobody_else_finds_it(south):
    lapsed, outsider, root = UserFactory(), UserFactory(), UserFactory(is_superuser=True)
    MembershipFactory(user=lapsed, network=south, ends=-1)
    assert [found(user) for user in (lapsed, outsider, root, None)] == [[], [], [], []]


@pytest.mark.parametrize("change", ["draft", "section", "library", "moved", "ended"])
def test_it_is_gone_at_once_even_while_the_index_is_stale(south, change):
    user = UserFactory()
    membership = MembershipFactory(user=user, network=south)
    resource = Resource.objects.get()
    if change == "moved":
        relocate(resource, section=make_section(make_library("north", [NetworkFactory(name="North")])))
    elif change == "ended":
        type(membership).objects.update(state="removed")
    else:
        row = {"draft": resource, "section": resource.section, "library": resource.section.library}[change]
        type(row).objects.filter(pk=row.pk).update(live=False)
    assert found(user) == []


@pytest.mark.parametrize("number", range(len(STRANGE)))
def test_any_string_has_an_answer(south, number):
    user = UserFactory()
    MembershipFactory(user=user, network=south)
    make_library("shared", kind=AudienceKind.EVERYONE)
    found(user, STRANGE[number])
    client = Client()
    client.force_login(user)
    for address in ("/search/", "/learning/libraries/south/"):
        assert client.get(address, {"q": STRANGE[number], "kind": STRANGE[number]}).status_code == HTTPStatus.OK


def test_the_search_page_shows_it_to_a_member_and_not_to_a_visitor(south):
    user = UserFactory()
    MembershipFactory(user=user, network=south)
    client = Client()
    client.force_login(user)
    assert f"Kind {CANARY}" in client.get("/search/", {"q": CANARY}).content.decode()
    assert f"Kind {CANARY}" not in Client().get("/search/", {"q": CANARY}).content.decode()
