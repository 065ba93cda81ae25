"""A section as one ZIP: it opens from a memory stick, holds what members may have now, and is made once."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import timedelta
from html import unescape
from http import HTTPStatus
from types import SimpleNamespace

import pikepdf
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from learning.library import removals, services
from learning.library.files.storages import private_storage
from learning.library.jobs import look_for_packs_that_differ, make_packs
from learning.library.models import Download, KeyToRemove, Pack, Resource, ResourceFile, ResourceTranslation
from learning.library.models.pack import LONGEST_BUILD
from learning.library.packs import building as pack_building
from learning.library.packs import services as packs
from learning.library.reading.versions import newer_versions
from tests.factories import MembershipFactory, UserFactory
from tests.learning.library.factories import PDF, make_file, make_resource
from tests.pdf_reading import faults_in

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("own_storage")]
LIBRARY = "/learning/libraries/south/"
real_pdf = pack_building.pdf_of


@pytest.fixture(autouse=True)
def no_pdf(monkeypatch):
    """Making the PDF of the contents takes a second; one test asks for it."""
    monkeypatch.setattr(pack_building, "pdf_of", lambda html, styles: b"%PDF-")


@pytest.fixture
def section(resource):
    make_file(resource, "Notes")
    make_file(make_resource(resource.section, "sheets", "Sheets", order=2), "Sheet / one: CON?")
    return resource.section


def build_all() -> None:
    with time_machine.travel(timezone.now() + timedelta(seconds=10), tick=False):
        for pk in packs.give_out():
            packs.rebuild(pk)


def address(section, language="en-gb") -> str:
    return f"{LIBRARY}sections/{section.pk}/pack/{language}/"


def unpacked(member, section, language="en-gb") -> zipfile.ZipFile:
    signed = member.get(address(section, language))
    assert signed.status_code == HTTPStatus.FOUND, signed.content.decode()[-500:]
    pack = Pack.objects.get(section=section, language=language)
    with private_storage().open(pack.key) as stored:
        content = stored.read()
    assert hashlib.sha256(content).hexdigest() == pack.sha256 and len(content) == pack.size
    return zipfile.ZipFile(io.BytesIO(content))


def test_a_pack_opens_by_its_contents_page_and_every_link_and_checksum_holds(section, member, monkeypatch):
    monkeypatch.setattr(pack_building, "pdf_of", real_pdf)
    build_all()
    archive = unpacked(member, section)

    assert archive.testzip() is None
    page = BeautifulSoup(archive.read("index.html"), "html.parser")
    linked = [link["href"] for link in page.find_all("a") if not link["href"].startswith("http")]
    files = [name for name in archive.namelist() if name.startswith("files/")]
    assert sorted(linked) == sorted(name.replace(" ", "%20") for name in files) and len(files) == 2
    assert not page.find_all(["script", "link", "img"])  # nothing beside it, nothing from elsewhere
    sums = dict(line.split("  ")[::-1] for line in archive.read("SHA256SUMS.txt").decode().splitlines())
    assert set(sums) == set(archive.namelist()) - {"SHA256SUMS.txt"}
    assert all(hashlib.sha256(archive.read(name)).hexdigest() == digest for name, digest in sums.items())
    with pikepdf.open(io.BytesIO(archive.read("contents.pdf"))) as printed:
        assert faults_in(printed) == []


def test_a_pack_holds_what_is_in_its_language_and_in_english_where_nothing_is(section, member):
    only_english = Pack.objects.get(section=section, language="cy")
    make_file(section.resources.first(), "Nodiadau", language="cy")
    build_all()

    assert {name for name in unpacked(member, section, "cy").namelist() if "/" in name} == {
        "files/Nodiadau.pdf", "files/Sheet - one- CON-.pdf"
    }  # fmt: skip
    assert "files/Notes.pdf" in unpacked(member, section).namelist()
    assert only_english.pk  # it waited, and there was nothing to say in Welsh


def test_without_a_word_of_welsh_there_is_no_welsh_pack(section, member):
    build_all()

    assert member.get(address(section, "cy")).status_code == HTTPStatus.NOT_FOUND
    assert member.get(LIBRARY).content.decode().count("/pack/en-gb/") == 1


def test_it_is_one_download_recorded_once_and_head_and_guesses_are_none(section, member, south):
    build_all()
    head = member.head(address(section))
    member.get(address(section), headers={"Sec-Purpose": "prefetch"})
    assert head.headers["Content-Disposition"].startswith("attachment") and not Download.objects.exists()

    for start in range(0, 800, 100):
        member.get(address(section), headers={"Range": f"bytes={start}-{start + 99}"})

    record = Download.objects.get()
    assert (record.pack.section, record.file, record.network) == (section, None, south)


def test_only_who_may_see_the_library_gets_it_and_nobody_learns_whether_it_is_there(section, member):
    build_all()
    outsider = Client()
    outsider.force_login(UserFactory())
    for path in (address(section), address(section, "xx"), f"{LIBRARY}sections/{'9' * 30}/pack/en-gb/"):
        assert Client().get(path).status_code == HTTPStatus.FOUND
        assert outsider.get(path).status_code == HTTPStatus.FORBIDDEN
    for path in (address(section, "xx"), *(f"{LIBRARY}sections/{'9' * digits}/pack/en-gb/" for digits in (18, 30))):
        assert member.get(path).status_code == HTTPStatus.NOT_FOUND


CHANGES = {
    "a file is withdrawn": lambda section: services.withdraw_file(ResourceFile.objects.first()),
    "a resource is unpublished": lambda section: section.resources.first().unpublish(),
    "a resource is renamed": lambda section: ResourceTranslation.objects.filter(record__slug="notes").update(title="X"),
    "a resource expires": lambda section: Resource.objects.filter(slug="notes").update(expire_at=timezone.now()),
    "a resource is moved up": lambda section: services.relocate(section.resources.last(), order=0),
}


@pytest.mark.parametrize("change", CHANGES)
def test_from_the_second_of_a_change_the_old_pack_is_not_given_out_and_a_new_one_is_made(section, member, change):
    build_all()
    before = Pack.objects.get(section=section, language="en-gb")
    CHANGES[change](section)

    response = member.get(address(section))
    assert response.status_code == HTTPStatus.SERVICE_UNAVAILABLE and "being made anew" in response.content.decode()
    build_all()

    after = Pack.objects.get(pk=before.pk)
    assert after.key != before.key and after.content_sha256 != before.content_sha256
    assert member.get(address(section)).status_code == HTTPStatus.FOUND
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        removals.remove_due()
    assert private_storage().exists(after.key) and not private_storage().exists(before.key)


def test_what_changed_nothing_makes_no_new_pack(section):
    build_all()
    keys = set(Pack.objects.values_list("file", flat=True))
    section.save()
    assert Pack.objects.exclude(wanted_since=None).exists()
    build_all()

    assert set(Pack.objects.values_list("file", flat=True)) == keys
    assert not Pack.objects.exclude(wanted_since=None).exists() and not KeyToRemove.objects.exists()


def test_a_file_that_is_missing_is_named_to_staff_and_the_page_says_not_ready(section, member, editor):
    lost = ResourceFile.objects.get(name="Notes")
    content = lost.file.read()
    private_storage().delete(lost.key)
    build_all()

    assert Pack.objects.get(section=section, language="en-gb").missing_file == lost
    assert not [key for key in removals.stored_keys() if key not in removals.keys_in_use()]
    assert "is not ready" in " ".join(member.get(LIBRARY).content.decode().split())
    assert "Notes" in editor.get("/admin/reports/missing-files/").content.decode()
    private_storage().save(lost.key, ContentFile(content))
    services.is_stored(ResourceFile.objects.get(pk=lost.pk))
    build_all()
    assert "(ZIP, " in unescape(member.get(LIBRARY).content.decode())


def test_other_bytes_than_were_uploaded_are_in_no_pack(section):
    stored = ResourceFile.objects.first()
    private_storage().delete(stored.key)
    private_storage().save(stored.key, ContentFile(PDF.replace(b"1", b"2")))
    build_all()

    assert Pack.objects.get(section=section, language="en-gb").state == "missing"


def test_two_tasks_at_once_and_one_that_was_overtaken_leave_one_pack_and_no_object_behind(section, monkeypatch):
    pack = Pack.objects.get(section=section, language="en-gb")
    real, built = packs.build, []

    def slow(contents, of):
        built.append(1)
        if len(built) == 1:
            packs.rebuild(pack.pk)  # the second task finds it in hands
            with time_machine.travel(timezone.now() + LONGEST_BUILD + timedelta(minutes=1), tick=False):
                packs.rebuild(pack.pk)  # the clock takes this one for killed
        return real(contents, of)

    monkeypatch.setattr(packs, "build", slow)
    packs.rebuild(pack.pk)

    pack.refresh_from_db()
    assert len(built) == 2 and pack.is_ready
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        removals.remove_due()
    assert removals.orphans(timedelta(0)) == [] and removals.without_object() == []


def test_a_change_while_it_is_made_has_it_made_once_more(section, monkeypatch):
    pack, real = Pack.objects.get(section=section, language="en-gb"), packs.build

    def meanwhile(contents, of):
        make_file(make_resource(section, "late"), "Late")
        return real(contents, of)

    monkeypatch.setattr(packs, "build", meanwhile)
    packs.rebuild(pack.pk)
    monkeypatch.setattr(packs, "build", real)
    assert Pack.objects.get(pk=pack.pk).wanted_since
    build_all()
    assert Pack.objects.get(pk=pack.pk).number_of_files == 3


def test_the_clock_gives_out_once_what_is_quiet_and_again_what_was_killed(section):
    moment = timezone.now()
    with time_machine.travel(moment, tick=False) as clock:
        Pack.objects.update(wanted_since=moment, given_at=None)
        assert packs.give_out() == []  # perhaps something else changes in a moment
        clock.shift(10)
        assert len(packs.give_out()) == 2
        clock.shift(60)
        assert packs.give_out() == []
        clock.shift(20 * 60)
        assert len(packs.give_out()) == 2


def test_the_clock_finds_what_nobody_asked_for(section):
    make_packs()
    build_all()
    Pack.objects.update(wanted_since=None, given_at=None)
    ResourceTranslation.objects.filter(record__slug="notes").update(title="Behind our back")
    look_for_packs_that_differ()

    assert Pack.objects.filter(section=section, wanted_since__isnull=False).count() == 2


def test_a_member_whose_membership_ends_gets_no_pack(section, member):
    build_all()
    row = MembershipFactory._meta.model.objects.get()
    row.__class__.objects.filter(pk=row.pk).update(ends_on=timezone.localdate() - timedelta(days=1))

    assert member.get(address(section)).status_code == HTTPStatus.FORBIDDEN


def test_who_took_the_whole_section_has_what_its_pack_had_then(resource, member):
    """Alone or in a pack: a newer version is named on the resource and among what is new."""
    Resource.objects.update(first_published_at=timezone.now() - timedelta(days=1))
    first, sheet = make_file(resource, "Notes"), make_file(resource, "Taflen", language="cy")
    page, user = f"{LIBRARY}notes/", UserFactory._meta.model.objects.get(memberships__isnull=False)
    pack, _made = Pack.objects.get_or_create(section=resource.section, language="en-gb")
    taken = Download.objects.create(user=user, pack=pack)
    assert "You have version 1" not in member.get(page).text
    make_file(resource, "Notes", content=PDF + b"\n\n\n", replaces=first, what_changed="More.")
    make_file(resource, "Taflen", language="cy", content=PDF + b"\n\n", replaces=sheet, what_changed="Mwy.")

    (newer,) = newer_versions(user, Resource.objects.all())
    assert (newer.had, newer.on) == (first, taken.at)  # the Welsh sheet is in the Welsh pack alone
    assert "You have version 1" in member.get(page).text and "More." in member.get("/learning/new/").text
    Download.objects.create(user=user, pack=pack)
    assert newer_versions(user, Resource.objects.all()) == []


def test_a_pack_for_which_the_disk_has_no_room_is_not_begun_and_made_when_it_has(section, monkeypatch, caplog):
    with monkeypatch.context() as full:
        full.setattr(pack_building.shutil, "disk_usage", lambda folder: SimpleNamespace(free=len(PDF)))
        full.setattr(pack_building, "_add_file", lambda *args: pytest.fail("it was begun"))
        build_all()
    assert [record for record in caplog.records if "free some room in" in record.message]
    assert not Pack.objects.filter(state="ready").exists()

    with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=False):
        build_all()
    assert Pack.objects.filter(state="ready").exists()


def test_a_section_that_is_too_large_for_a_pack_is_in_the_log(section, monkeypatch, caplog):
    monkeypatch.setattr(pack_building, "LARGEST", len(PDF))
    build_all()

    assert Pack.objects.get(section=section, language="en-gb").state == "too_large"
    assert [record for record in caplog.records if f"Section {section.pk} has no pack" in record.message]
