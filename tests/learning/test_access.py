"""What the answers of a library say and do; who may see which record stands in `tests/access`."""

from __future__ import annotations

import datetime
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.dates import today
from learning import access
from learning.access import Reason
from learning.audiences import AudienceKind
from learning.library.models import Library, Resource, Section
from learning.library.services import relocate
from learning.networks.enums import State
from learning.networks.models import Organisation
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import (
    make_file,
    make_library,
    make_resource,
    make_section,
)

pytestmark = pytest.mark.postgresql

CANARY = "Zephyrine"
PEOPLE = ("member", "last day", "north", "applicant", "asked", "lapsed", "not begun")


@pytest.fixture
def world(db):
    """A South library with a resource and a file, and one person of every kind."""
    south, north = NetworkFactory(name="South"), NetworkFactory(name="North")
    library = make_library("south", [south])
    resource = make_resource(
        make_section(library, f"Section {CANARY}"), "canary", f"Title {CANARY}", welsh=f"Teitl {CANARY}"
    )
    file = make_file(resource, name=f"File {CANARY}")
    people = {name: UserFactory() for name in PEOPLE}

    def member(name, network=south, **options):
        MembershipFactory(user=people[name], network=network, **options)

    member("applicant", state=State.APPLIED)
    member("asked", state=State.MORE_ASKED)
    member("lapsed", ends=-1)
    member("not begun", starts=1)
    member("north", north)
    member("member")
    member("last day", ends=0)
    return {"library": library, "resource": resource, "file": file, "people": people, "south": south}


def client_of(user) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def addresses():
    base = "/learning/libraries/south/"
    return [base, f"{base}canary/", f"{base}canary/files/1/"]


def test_a_current_member_sees_the_library_its_resource_and_the_file(world):
    client = client_of(world["people"]["member"])
    listing, resource, file = (client.get(address) for address in addresses())
    assert listing.status_code == HTTPStatus.OK and f"Title {CANARY}" in listing.content.decode()
    assert resource.status_code == HTTPStatus.OK and f"File {CANARY}" in resource.content.decode()
    assert file.status_code == HTTPStatus.FOUND
    assert "Members of the South network can see this." in listing.content.decode()
    assert {r.headers["Cache-Control"] for r in (listing, resource, file)} == {"private, no-store"}


@pytest.mark.parametrize("hide", ["draft", "expired", "unpublished"])
def test_a_library_that_is_not_published_looks_like_one_that_does_not_exist(world, hide):
    changes = {
        "draft": {"live": False, "first_published_at": None},
        "expired": {"expire_at": timezone.now() - datetime.timedelta(seconds=1)},
        "unpublished": {"live": False, "first_published_at": timezone.now()},
    }[hide]
    Library.objects.filter(slug="south").update(**changes)
    for name in ("member", "north"):
        client = client_of(world["people"][name])
        hidden = client.get("/learning/libraries/south/canary/")
        unknown = client.get("/learning/libraries/nosuch/canary/")
        assert hidden.status_code == unknown.status_code == HTTPStatus.FORBIDDEN
        assert hidden.content.decode().replace("south", "") == unknown.content.decode().replace("nosuch", "")


STATES = {
    "draft": {"live": False},
    "scheduled": {"live": True, "go_live_at": datetime.timedelta(hours=1)},
    "expired, the clock has not run": {"live": True, "expire_at": datetime.timedelta(seconds=-1)},
    "withdrawn": {"live": False, "first_published_at": datetime.timedelta(days=-9)},
}


@pytest.mark.parametrize("state", STATES)
def test_what_lies_in_a_section_that_is_not_published_is_not_there_for_a_member(world, state):
    now = timezone.now()
    changes = {k: now + v if isinstance(v, datetime.timedelta) else v for k, v in STATES[state].items()}
    Section.objects.update(**changes)
    client = client_of(world["people"]["member"])
    assert CANARY not in client.get("/learning/libraries/south/").content.decode()
    for address in addresses()[1:]:
        response = client.get(address)
        assert response.status_code == HTTPStatus.NOT_FOUND
        assert CANARY not in response.content.decode()
    assert not Resource.objects.visible_to(world["people"]["member"])


@pytest.mark.parametrize("state", STATES)
def test_a_decision_about_a_library_that_is_not_published_says_which(world, state):
    now = timezone.now()
    changes = {k: now + v if isinstance(v, datetime.timedelta) else v for k, v in STATES[state].items()}
    Library.objects.update(**changes)
    decision = access.decide(world["people"]["member"], Library.objects.get())
    assert decision.reason is (Reason.WITHDRAWN if state == "withdrawn" else Reason.NOT_YET)


def test_a_membership_that_ends_while_the_page_is_open_ends_the_right_to_the_file(world):
    client = client_of(world["people"]["last day"])
    assert client.get(addresses()[2]).status_code == HTTPStatus.FOUND
    tomorrow = datetime.datetime.combine(
        today() + datetime.timedelta(days=1), datetime.time(0, 0, 1), tzinfo=timezone.get_default_timezone()
    )
    with time_machine.travel(tomorrow, tick=False):
        assert client.get(addresses()[2]).status_code == HTTPStatus.FORBIDDEN


def test_each_refusal_says_who_why_and_how(world):
    def refusal(name):
        return client_of(world["people"][name]).get(addresses()[1]).content.decode()

    assert "This library is for members of the South network." in refusal("north")
    assert "/learning/networks/south/apply/" in refusal("north")
    day = f"{today() - datetime.timedelta(days=1):%-d %B %Y}"
    assert f"Your membership of the South network ended on {day}." in refusal("lapsed")
    assert "Renew your membership of the South network" in refusal("lapsed")
    assert "We have your application" in refusal("applicant")
    assert "We asked you one more question" in refusal("asked")
    begins = f"{today() + datetime.timedelta(days=1):%-d %B %Y}"
    assert f"begins on {begins}" in refusal("not begun")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_nothing_but_reading_is_answered(world, method):
    for user in (None, world["people"]["north"], world["people"]["member"]):
        client = client_of(user)
        for address in [*addresses(), "/learning/libraries/nosuch/x/"]:
            response = getattr(client, method)(address, headers={"Sec-Fetch-Site": "same-origin"})
            assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_an_organisation_opens_a_library_only_through_a_confirmed_membership_in_date(world):
    charity = Organisation.objects.create(name="Example Women’s Centre")
    library = make_library("centre", kind=AudienceKind.ORGANISATIONS, organisations=[charity])
    inside, claims, before, elsewhere = UserFactory(), UserFactory(), UserFactory(), UserFactory()
    MembershipFactory(user=inside, network=world["south"], organisation=charity, confirmed=True)
    MembershipFactory(user=claims, network=world["south"], organisation=charity)
    MembershipFactory(user=before, network=world["south"], organisation=charity, confirmed=True, ends=-1)
    MembershipFactory(user=elsewhere, network=world["south"])
    assert access.decide(inside, library)
    assert access.decide(claims, library).reason is Reason.NOT_CONFIRMED
    assert access.decide(before, library).reason is Reason.LAPSED
    assert access.decide(elsewhere, library).reason is Reason.NOT_MEMBER
    assert library.audience.sentence == "Members who work for Example Women’s Centre can see this."


def test_an_audience_of_nobody_lets_nobody_in(world):
    world["library"].networks.clear()
    assert not access.decide(world["people"]["member"], world["library"])
    assert world["library"].audience.sentence.startswith("Nobody can see this")


def test_moving_a_resource_moves_who_may_see_it_at_once(world):
    north = make_section(make_library("north", [NetworkFactory(name="East")]))
    relocate(world["resource"], section=north)
    assert not Resource.objects.visible_to(world["people"]["member"])
    assert client_of(world["people"]["member"]).get(addresses()[2]).status_code == HTTPStatus.NOT_FOUND


def test_an_older_draft_brings_back_neither_location_nor_audience(world):
    draft, library_draft = world["resource"].save_revision(), world["library"].save_revision()
    elsewhere = make_section(make_library("east", [NetworkFactory(name="East")]))
    relocate(Resource.objects.get(), section=elsewhere, slug="moved")
    relocate(Library.objects.get(slug="south"), audience_kind=AudienceKind.NETWORKS, networks=[])
    draft.publish()
    library_draft.publish()
    moved = Resource.objects.get()
    assert (moved.section, moved.slug) == (elsewhere, "moved")
    assert not Library.objects.visible_to(world["people"]["member"])


def test_a_save_that_began_earlier_brings_back_neither_location_nor_audience(world):
    stale = Library.objects.get(slug="south")
    relocate(world["library"], audience_kind=AudienceKind.ORGANISATIONS)
    stale.save()
    assert Library.objects.get(slug="south").audience_kind == AudienceKind.ORGANISATIONS
