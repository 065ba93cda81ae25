"""What is moved or renamed is found where it was, by whoever may see it where it is; nobody else learns anything."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from core.records import free_slug
from learning.library.models import FormerResourceAddress, Library, Resource
from learning.library.services import relocate
from tests.browser import Browser
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import make_file, make_library, make_resource, make_section

OLD = "/learning/libraries/south/notes/"


@pytest.fixture
def north(db):
    return make_section(make_library("north", [NetworkFactory(name="North")]))


def member_of(*names: str) -> Browser:
    browser, user = Browser(), UserFactory()
    for name in names:
        MembershipFactory(user=user, network=NetworkFactory(name=name))
    browser.force_login(user)
    return browser


def test_each_old_address_leads_to_the_new_one_and_so_do_those_of_its_files(resource, north):
    make_file(resource)
    relocate(resource, slug="notes-october")
    relocate(resource, section=north)
    both, new = member_of("South", "North"), "/learning/libraries/north/notes-october/"

    for old in (OLD, "/learning/libraries/south/notes-october/"):
        for browser in (both, member_of("North")):
            assert browser.get(old).headers["Location"] == new
            assert browser.get(f"{old}files/1/").headers["Location"] == f"{new}files/1/"
            assert browser.get(f"/cy{old}").headers["Location"] == f"/cy{new}"
            assert browser.get(old).headers["Cache-Control"] == "private, no-store"
    assert both.get("/learning/libraries/north/notes/").status_code == 404, "it never was there"


def test_who_may_not_see_it_where_it_is_gets_what_every_unknown_address_gets(resource, north):
    make_file(resource)
    relocate(resource, section=north)
    for browser in (member_of("South"), member_of()):
        for path in (OLD, f"{OLD}files/1/", f"{OLD}save/"):
            other = path.replace("notes", "never")
            known, unknown = browser.get(path), browser.get(other)
            assert known.status_code == unknown.status_code != 302
            assert known.content.replace(path.encode(), b"") == unknown.content.replace(other.encode(), b"")
    assert Browser().get(OLD).headers["Location"].startswith("/accounts/login/")


def test_what_is_withdrawn_at_its_new_place_is_nowhere(resource, north):
    relocate(resource, section=north)
    Resource.objects.filter(pk=resource.pk).update(live=False)

    assert member_of("North").get(OLD).status_code == 403
    assert member_of("South").get(OLD).status_code == 404


@pytest.mark.postgresql
def test_a_library_and_a_section_take_the_addresses_of_what_is_in_them_along(resource, north):
    library = resource.section.library
    relocate(library, slug="south-coast")
    member = member_of("South")
    assert member.get("/learning/libraries/south/").headers["Location"] == "/learning/libraries/south-coast/"
    assert member.get(OLD).headers["Location"] == "/learning/libraries/south-coast/notes/"
    assert member_of("North").get("/learning/libraries/south/").status_code == 403

    relocate(resource.section, library=north.library)
    assert member_of("North").get(OLD).headers["Location"] == "/learning/libraries/north/notes/"
    relocate(resource.section, library=library)
    relocate(library, slug="south")
    assert member.get(OLD).status_code == 200
    assert not FormerResourceAddress.objects.filter(library_slug="south").exists()


def test_no_other_record_gets_an_address_that_leads_somewhere(resource, north, editor):
    relocate(resource, slug="notes-october")
    relocate(resource.section.library, slug="south-coast")
    other = make_resource(north, "other", live=False)

    assert free_slug(Resource, "Notes") == "notes-2"
    assert free_slug(Resource, "Notes", resource.pk) == "notes"
    assert free_slug(Library, "South") == "south-2"
    with pytest.raises(ValidationError):
        relocate(other, slug="notes")
    with pytest.raises(ValidationError):
        relocate(north.library, slug="south")
    Resource.objects.filter(pk=other.pk).update(live=True)
    place = f"/admin/snippets/library/resource/place/{other.pk}/"
    response = editor.post(place, {"section": north.pk, "slug": "notes", "order": 1})
    assert "people who know it are led there" in response.content.decode()
    assert Resource.objects.get(pk=other.pk).slug == "other"


def test_what_nobody_could_know_is_no_former_address(north):
    draft = make_resource(north, "draft", live=False)
    relocate(draft, slug="better")
    relocate(draft, order=4)

    assert not FormerResourceAddress.objects.exists()
