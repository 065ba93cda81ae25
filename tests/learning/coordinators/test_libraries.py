"""A coordinator reads how much her network's libraries are used, and adds newer versions of their files."""

from __future__ import annotations

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from learning.audiences import AudienceKind
from learning.coordinators.usage import rounded_in_words
from learning.library import services
from learning.library.models import Download, ResourceFile
from tests.browser import signed_in
from tests.documents import mp3, pdf
from tests.factories import MembershipFactory, UserFactory
from tests.learning.library.factories import PDF, make_file, make_library, make_resource, make_section

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
LIBRARIES = "/learning/networks/south/manage/libraries/"
FILE = f"{LIBRARIES}notes/files/1/"


def upload(browser, path: str = FILE, content: bytes = PDF + b"\n\n", file_name: str = "new.pdf", **fields):
    typed = {"name": "The notes", "what_changed": "Plainer words.", "remove_metadata": "on"} | fields
    file = {"file": SimpleUploadedFile(file_name, content)} if file_name else {}
    return browser.post(path, typed | file)


def test_a_newer_version_takes_the_place_of_the_file_and_says_what_changed(coordinator, resource):
    response = upload(coordinator)

    assert response["Location"] == f"{LIBRARIES}notes/?added=2"
    newest = resource.files.current().get()
    assert (newest.version, newest.what_changed, newest.language) == (2, "Plainer words.", "en-gb")
    assert (newest.replaces.number, newest.added_by) == (1, coordinator.person)
    page = coordinator.get(response["Location"]).content.decode()
    assert "Version 2 of “The notes” is there now" in page
    assert "Plainer words." in coordinator.get(resource.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("content", "file_name", "fields", "sentence"),
    [
        (b"MZ\x90\x00" * 20, "new.pdf", {}, "upload that."),
        (PDF, "new.exe", {}, "PDF"),
        (None, "", {}, "Choose a file."),
        (b"", "new.pdf", {}, "There is nothing in this file. Choose another. A file may be a PDF"),
        (PDF, "new.pdf", {}, "This very file is here already"),
        (PDF + b"\n\n", "new.pdf", {"what_changed": " "}, "Say in a few words what changed."),
        (PDF + b"\n\n", "new.pdf", {"name": ""}, "Enter the name that people see."),
    ],
    ids=["renamed", "kind", "no file", "empty", "twice", "no words", "no name"],
)
def test_what_the_admin_refuses_is_refused_here_and_the_words_stay(
    coordinator, resource, content, file_name, fields, sentence
):
    response = upload(coordinator, content=content, file_name=file_name, **({"what_changed": "Kept words."} | fields))

    page = response.content.decode()
    assert response.status_code == 422 and 'class="errors"' in page
    assert sentence in page.split('class="errors"')[1].split("</ul>")[0]
    assert "Kept words." in page or "what_changed" in fields
    assert resource.files.count() == 1


def test_of_two_who_add_a_version_the_second_reads_of_the_first_and_loses_no_words(coordinator, resource):
    colleague = UserFactory(name="Nell Network")
    make_file(resource, "The notes", replaces=resource.files.get(), what_changed="Theirs.", by=colleague)

    response = upload(coordinator, content=PDF + b"\n\n\n", what_changed="Mine.")

    page = response.content.decode()
    assert response.status_code == 409
    assert "Nell Network has added version 2 meanwhile" in page and "Mine." in page
    assert resource.files.count() == 2
    with pytest.raises(services.ValidationError, match="has added version 2 meanwhile"):
        make_file(resource, content=pdf() + b" ", replaces=resource.files.get(number=1), what_changed="At once.")


def test_a_newer_sound_waits_for_the_newer_version_of_its_transcript(coordinator, resource):
    sound = services.add_file(resource, ContentFile(mp3(), name="talk.mp3"), name="A talk", language="en-gb")
    make_file(resource, "Its words", transcript_of=sound)
    added = upload(coordinator, f"{LIBRARIES}notes/files/2/", content=mp3(9), file_name="talk.mp3")
    page = coordinator.get(added["Location"]).content.decode()
    assert "ranscript" in page and "is there now" not in page
    assert resource.files.current().filter(name="Its words").exists()

    upload(coordinator, f"{LIBRARIES}notes/files/3/", content=PDF + b"\n" * 7)
    newest = resource.files.current().get(kind="mp3")
    assert (newest.version, newest.transcripts.get().version) == (2, 2)


def test_only_published_resources_of_libraries_that_name_the_network(coordinator, south, north, resource):
    elsewhere = {
        "north": make_library("north", [north]),
        "for everyone": make_library("everyone", [south], kind=AudienceKind.EVERYONE),
        "a draft library": make_library("drafted", [south], live=False),
    }
    hidden = [make_resource(make_section(library), live=True) for library in elsewhere.values()]
    hidden.append(make_resource(resource.section, live=False))
    for row in hidden:
        make_file(row)
        for path in (f"{LIBRARIES}{row.slug}/", f"{LIBRARIES}{row.slug}/files/1/"):
            assert coordinator.get(path).status_code == 404, path
        assert upload(coordinator, f"{LIBRARIES}{row.slug}/files/1/").status_code == 404
        assert row.title not in coordinator.get(LIBRARIES).content.decode()
    assert coordinator.get(f"{LIBRARIES}notes/files/2/").status_code == 404
    assert not ResourceFile.objects.filter(version=2).exists()


def test_to_coordinate_opens_no_library_without_a_membership(south, resource):
    outside = signed_in(south.coordinators.get())

    page = outside.get(LIBRARIES).content.decode()
    assert "Notes" not in page and "a membership of your own does" in page
    assert "Library south" not in outside.get("/learning/networks/south/manage/").content.decode()
    assert upload(outside).status_code == 404
    assert resource.files.count() == 1


def test_the_office_reads_where_it_finds_the_libraries(resource):
    page = signed_in(UserFactory(roles=["network editor"])).get(LIBRARIES).content.decode()

    assert "Notes" not in page and "No library of this network is open to you" not in page
    assert "For the office all libraries" in " ".join(page.split())
    assert 'href="/admin/snippets/library/library/"' in page


def test_a_shared_library_is_kept_by_the_coordinators_of_both_networks_and_says_so(coordinator, south, north):
    shared = make_resource(make_section(make_library("shared", [south, north])), "both", "For both")
    make_file(shared)
    of_north = signed_in(UserFactory())
    north.coordinators.add(of_north.person)
    MembershipFactory(network=north, user=of_north.person)

    page = of_north.get("/learning/networks/north/manage/libraries/both/").content.decode()
    assert "North and South" in page and "each of these networks can add new versions" in page
    assert upload(of_north, "/learning/networks/north/manage/libraries/both/files/1/").status_code == 302
    assert upload(coordinator, f"{LIBRARIES}both/files/2/", content=PDF + b"\n" * 9).status_code == 302
    assert shared.files.current().get().version == 3


def downloads(resource, network, count: int, days: int = 10) -> None:
    file, at = resource.files.first(), timezone.now() - datetime.timedelta(days=days)
    person = UserFactory()
    Download.objects.bulk_create(Download(user=person, file=file, network=network, at=at) for _number in range(count))


def test_downloads_are_counted_for_a_year_for_this_network_and_rounded(coordinator, resource, south, north):
    downloads(resource, south, 13)
    downloads(resource, south, 20, days=400)
    downloads(resource, north, 40)
    few = make_resource(resource.section, "few", "Few")
    make_file(few, content=PDF)
    downloads(few, south, 4)

    page = coordinator.get(LIBRARIES).content.decode()
    assert "about 15" in page and "fewer than five" in page
    assert "13" not in page.split("<main")[1].split("</main>")[0]
    assert "about 15" in coordinator.get(f"{LIBRARIES}notes/").content.decode()


def test_numbers_are_rounded_to_five_and_small_ones_not_given():
    assert {rounded_in_words(number) for number in range(5)} == {"fewer than five"}
    assert [rounded_in_words(number) for number in (5, 7, 8, 12, 13, 998)] == [
        "about 5", "about 5", "about 10", "about 10", "about 15", "about 1000",
    ]  # fmt: skip


def test_many_resources_ask_the_same_of_the_database(coordinator, resource):
    def asked() -> int:
        coordinator.get(LIBRARIES)  # what is kept until something is written
        with CaptureQueriesContext(connection) as captured:
            assert coordinator.get(LIBRARIES).status_code == 200
        return len(captured)

    make_resource(resource.section)
    few = asked()
    for _number in range(30):
        make_resource(resource.section)
    assert asked() == few
    assert few <= 20
