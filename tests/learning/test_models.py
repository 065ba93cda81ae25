"""The page at /learning/: public for those outside, her own for whoever is signed in."""

from __future__ import annotations

import datetime
from http import HTTPStatus

import pytest
from django.test import Client
from django.utils import timezone

from learning.audiences import AudienceKind
from learning.library.models import (
    Library,
    LibraryTranslation,
    Resource,
    ResourceFile,
    ResourceTranslation,
    SectionTranslation,
)
from learning.models import LearningPage
from learning.networks.enums import State
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import (
    make_file,
    make_library,
    make_resource,
    make_section,
)
from tests.publishing import publish_below
from tests.queries import queries_of

CANARY = "Zephyrine"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def page(home):
    return publish_below(home, LearningPage(title="Networks and training", slug="learning", summary="Meet."))


@pytest.fixture
def south(page):
    south = NetworkFactory(name="South")
    make_file(make_resource(make_section(make_library("south", [south])), "canary", CANARY))
    return south


def test_signed_out_it_is_a_public_page_that_shows_the_networks_and_how_to_join(south):
    response = Client().get("/learning/")
    words = response.content.decode()
    assert response.status_code == HTTPStatus.OK
    assert "South network" in words and "/learning/networks/south/apply/" in words
    assert CANARY not in words and "/learning/libraries/" not in words
    assert "public" in response.headers["Cache-Control"]


def test_a_member_finds_her_networks_libraries_and_what_is_new(south):
    user = UserFactory()
    MembershipFactory(user=user, network=south)
    MembershipFactory(user=user, network=NetworkFactory(name="North"), state=State.APPLIED)
    make_library("shared", kind=AudienceKind.EVERYONE)
    response = signed_in(user).get("/learning/")
    words = response.content.decode()
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "Where you belong" in words and "Until " in words and "Applied" in words
    assert CANARY in words and "/learning/libraries/south/" in words and "/learning/libraries/shared/" in words
    user.refresh_from_db()
    assert user.last_hub_visit


@pytest.mark.parametrize("kind", ["nobody yet", "lapsed", "north", "applicant", "superuser"])
def test_the_hub_of_others_names_nothing_of_a_closed_library(south, kind):
    user = UserFactory(is_superuser=kind == "superuser", is_staff=kind == "superuser")
    if kind == "lapsed":
        MembershipFactory(user=user, network=south, ends=-1)
    if kind == "north":
        MembershipFactory(user=user, network=NetworkFactory(name="North"))
    if kind == "applicant":
        MembershipFactory(user=user, network=south, state=State.APPLIED)
    words = signed_in(user).get("/learning/").content.decode()
    assert "My learning" in words
    assert CANARY not in words and "/learning/libraries/south/" not in words


@pytest.mark.postgresql
def test_new_is_what_came_since_the_visit_before_and_a_reload_does_not_hide_it(south):
    user = UserFactory()
    MembershipFactory(user=user, network=south)
    user.last_hub_visit = timezone.now() - datetime.timedelta(days=1)
    user.save()
    client = signed_in(user)
    for _again in range(2):
        assert CANARY in client.get("/learning/").content.decode().split("What you can open")[0]
    later = signed_in(user).get("/learning/").content.decode()
    assert CANARY not in later and "Nothing new since you were last here" in later


def test_head_does_not_count_as_a_visit(south):
    user = UserFactory()
    signed_in(user).head("/learning/")
    user.refresh_from_db()
    assert user.last_hub_visit is None


def many(section, how_many: int) -> None:
    """Resources with words in both languages and a file each, past the index for speed."""
    numbers = range(how_many)
    Resource.objects.bulk_create(
        Resource(section=section, slug=f"many-{n}", order=n, live=True, first_published_at=timezone.now())
        for n in numbers
    )
    rows = list(Resource.objects.filter(slug__startswith="many-"))
    ResourceTranslation.objects.bulk_create(
        ResourceTranslation(record=row, language=code, title=f"{code} {row.slug}")
        for row in rows
        for code in ("en-gb", "cy")
    )
    ResourceFile.objects.bulk_create(
        ResourceFile(resource=row, number=1, name="F", file="aa/x", kind="pdf", size=9, sha256="0" * 64) for row in rows
    )


@pytest.mark.postgresql
@pytest.mark.parametrize("how_many", [10, 1000])
def test_the_number_of_queries_does_not_grow_with_the_library(south, django_assert_max_num_queries, how_many):
    user = UserFactory()
    MembershipFactory(user=user, network=south)
    section = Library.objects.get(slug="south").sections.get()
    SectionTranslation.objects.create(record=section, language="cy", title="Adran")
    LibraryTranslation.objects.create(record=section.library, language="cy", title="Llyfrgell")
    many(section, how_many)
    client = signed_in(user)
    for address in (
        "/learning/",
        "/learning/libraries/south/",
        "/cy/learning/libraries/south/",
        "/learning/libraries/south/?q=many&kind=pdf",
        "/learning/libraries/south/many-3/",
        "/learning/libraries/south/canary/files/1/",
        "/learning/libraries/nosuch/",
    ):
        client.get(address)
        # 20 is the goal of public pages; here session, person and rights are asked for as well.
        with django_assert_max_num_queries(25):
            response = client.get(address)
        assert response.status_code in {HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.FORBIDDEN}


def test_the_public_page_takes_few_queries(south):
    assert 0 < len(queries_of("/learning/")) <= 20
