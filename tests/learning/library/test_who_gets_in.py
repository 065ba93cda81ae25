"""Setting an audience shows by name who gets in, and who would."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from learning.access import Reason, decide
from learning.audiences import AUDIENCES, AudienceKind, audience_chosen
from learning.library.admin.who_gets_in import Change
from learning.library.models import Library
from learning.nearly import Nearly
from learning.networks.models import MembershipChange
from tests.access import world as worlds
from tests.access.world import MAY_SEE
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import make_library

WHO = "/admin/snippets/library/library/who/"
#: What `decide` answers to people of whom the list says a word: who applies again hears also of the membership that ended.
REASONS = {
    Nearly.NOT_BEGUN: {Reason.NOT_YET},
    Nearly.SUSPENDED: {Reason.SUSPENDED},
    Nearly.NOT_CONFIRMED: {Reason.NOT_CONFIRMED},
    Nearly.APPLIED: {Reason.NOT_MEMBER, Reason.LAPSED},
    Nearly.LAPSED: {Reason.LAPSED},
    Nearly.OVER: {Reason.COMPLETION_OVER},
}


@pytest.fixture
def network_editor(home):
    return UserFactory(roles=["network editor"], name="Una")


@pytest.fixture
def office(network_editor, client):
    client.force_login(network_editor)
    return client


def relocate_url(library) -> str:
    return reverse("wagtailsnippets_library_library:relocate", args=[library.pk])


def names_in(page: str) -> list[str]:
    """The first cell of each row of the tables of people."""
    return re.findall(r"<tr>\s*<td>([^<]*)</td>", page)


@pytest.mark.postgresql
def test_who_gets_in_is_who_the_rule_lets_in(home):
    """For each person and each library of the matrix, whose oracle is written by hand."""
    world = worlds.build()
    libraries = list(Library.objects.published())
    assert {library.audience_kind for library in libraries} == set(AudienceKind)
    for library in libraries:
        people = set(library.audience.people())
        item = world.objects.get(library.slug)
        for name, person in world.people.items():
            assert (person in people) == bool(decide(person, library)), (library.slug, name)
            if item is not None:
                assert (person in people) == (library.slug in MAY_SEE[name]), (library.slug, name)


def test_who_would_get_in_is_each_person_once_with_the_word_for_why_not(home):
    world = worlds.build()
    MembershipFactory(user=world.people["applicant"], network__name="South", lapsed=True, state="lapsed")
    for library in Library.objects.published():
        rows = list(library.audience.would_be().select_related(library.audience.person_field))
        people = [getattr(row, library.audience.person_field) for row in rows]
        assert len(set(people)) == len(rows)
        for person, row in zip(people, rows, strict=True):
            assert decide(person, library).reason in REASONS[Nearly(row.nearly)], (library.slug, person)

    words = {
        row.user.email.partition("@")[0]: Nearly(row.nearly)
        for row in Library.objects.get(slug="south").audience.would_be()
    }
    assert words == {
        "lapsed": Nearly.LAPSED, "lapsed.and.stored": Nearly.LAPSED, "not.begun": Nearly.NOT_BEGUN,
        "applicant": Nearly.APPLIED, "more.asked": Nearly.APPLIED, "suspended": Nearly.SUSPENDED,
    }  # fmt: skip
    trained = {row.person: Nearly(row.nearly) for row in Library.objects.get(slug="facilitators").audience.would_be()}
    assert trained == {
        world.people["completion over"]: Nearly.OVER,
        world.people["completes tomorrow"]: Nearly.NOT_BEGUN,
    }
    claimed = Library.objects.get(slug="organisation").audience.would_be()
    assert claimed.get(user=world.people["says that she works for it"]).nearly == Nearly.NOT_CONFIRMED


@pytest.mark.parametrize("kind", AudienceKind)
def test_an_audience_that_is_only_chosen_lets_in_whom_it_would_when_saved(kind, home):
    world = worlds.build()
    relation = AUDIENCES[kind].relation
    rows = list(Library._meta.get_field(relation).related_model.objects.all()[:2]) if relation else []
    library = make_library("other", kind=AudienceKind.EVERYONE)
    chosen = audience_chosen(library, {"audience_kind": kind, relation: rows})

    saved = make_library("saved", kind=kind, **({relation: rows} if relation else {}))
    assert set(chosen.people()) == set(saved.audience.people())
    assert list(chosen.would_be()) == list(saved.audience.would_be())
    assert chosen.sentence == saved.audience.sentence
    lets_in = {
        AudienceKind.ORGANISATIONS: "works for the organisation",
        AudienceKind.COMPLETIONS: "completed in date",
    }
    assert world.people[lets_in.get(kind, "member of South")] in chosen.people()


def test_the_form_shows_names_counts_and_words_before_and_after_a_choice(office):
    south, north = NetworkFactory(name="South"), NetworkFactory(name="North")
    MembershipFactory(user__name="Ann", network=south)
    MembershipFactory(user__name="Bea", network=north)
    MembershipFactory(user__name="Cat", network=south, lapsed=True)
    library = make_library("south", [south])

    page = office.get(relocate_url(library)).text
    assert "1 person gets in now." in page and names_in(page) == ["Ann", "Cat"]
    assert "Ended: 1" in page and "If you save this" not in page

    chosen = {"slug": "south", "audience_kind": "networks", "networks": [north.pk]}
    page = office.post(relocate_url(library), chosen | {"preview": "1"}).text
    assert "Members of the North network can see this." in page and names_in(page) == ["Bea"]
    assert "It opens to 1 more person. It closes to 1 person." in page
    assert list(Library.objects.get(pk=library.pk).networks.all()) == [south]  # nothing is saved

    page = office.post(relocate_url(library), chosen, follow=True).text
    assert "Members of the North network can see this. It opens to 1 more person. It closes to 1 person." in page
    assert list(Library.objects.get(pk=library.pk).networks.all()) == [north]
    assert "It opens to" not in office.post(relocate_url(library), chosen, follow=True).text


def test_the_page_of_all_names_searches_pages_and_saves_nothing(office):
    south = NetworkFactory(name="South")
    for number in range(55):
        MembershipFactory(user__name=f"Member {number:02}", network=south)
    MembershipFactory(user__name="Waiting", network=south, applied=True)
    asked = f"{WHO}?audience_kind=networks&networks={south.pk}"

    page = office.get(asked).text
    assert "55 people get in now" in page and len(names_in(page)) == 50 and "Page 1 of 2" in page
    assert names_in(office.get(f"{asked}&p=2").text)[-1] == "Member 54"
    assert names_in(office.get(f"{asked}&q=member 07").text) == ["Member 07"]
    assert names_in(office.get(f"{asked}&nearly=1").text) == ["Waiting"]
    assert names_in(office.get(f"{asked}&nearly=1&q=nobody").text) == []
    assert not MembershipChange.objects.exists()


def test_a_library_that_is_not_saved_yet_shows_it_too(office):
    south = NetworkFactory(name="South")
    MembershipFactory(user__name="Ann", network=south)
    add = office.get(reverse("wagtailsnippets_library_library:add")).text
    assert f'formaction="{WHO}"' in add

    page = office.post(WHO, {"audience_kind": "networks", "networks": [south.pk], "library": ""}).text
    assert names_in(page) == ["Ann"] and "Until the library is published, nobody does." in page
    assert "Choose at least one network." in office.post(WHO, {"audience_kind": "networks"}).text
    for bad in ({"audience_kind": "x"}, {"library": "x"}, {"audience_kind": "networks", "networks": ["x", "\0"]}, {}):
        assert office.post(WHO, bad).status_code == 200, bad
        assert office.get(WHO, bad).status_code == 200, bad


def test_a_live_library_whose_form_cannot_change_its_audience_shows_the_stored_one(office):
    south = NetworkFactory(name="South")
    MembershipFactory(user__name="Ann", network=south)
    library = make_library("south", [south])
    page = office.post(WHO, {"library": library.pk}).text
    assert "Members of the South network can see this." in page and names_in(page) == ["Ann"]


def test_who_may_not_see_members_sees_numbers_alone(home, client):
    south = NetworkFactory(name="South")
    MembershipFactory(user__name="Ann Member", network=south)
    MembershipFactory(user__name="Bea Waiting", network=south, applied=True)
    library = make_library("south", [south])
    keeper = UserFactory()
    codenames = ["access_admin", "change_library", "publish_library", "view_library"]
    keeper.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(keeper)
    asked = f"{WHO}?audience_kind=networks&networks={south.pk}"
    for page in (client.get(relocate_url(library)), client.get(asked), client.get(f"{asked}&nearly=1&q=Ann")):
        assert "1 person gets in now" in page.text and "Applied: 1" in page.text
        assert "Ann Member" not in page.text and "Bea Waiting" not in page.text

    for role in ("editor", "publisher", "coordinator"):
        client.force_login(UserFactory(roles=[role]))
        assert client.get(asked).status_code == 404, role


def test_the_number_of_queries_does_not_grow_with_the_members(office):
    south = NetworkFactory(name="South")
    library = make_library("south", [south])

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            office.get(relocate_url(library))
        return len(captured)

    MembershipFactory(network=south)
    MembershipFactory(network=south, lapsed=True)
    queries()
    few = queries()
    for _number in range(12):
        MembershipFactory(network=south)
        MembershipFactory(network=south, lapsed=True)
    assert queries() == few


def test_a_change_that_lets_nobody_in_or_out_says_nothing(home):
    assert Change(0, 0).sentence == ""
    assert Change(2, 0).sentence == "It opens to 2 more people."
