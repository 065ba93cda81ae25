"""Forty files become forty drafts; one that is refused says why, and the others go on."""

from __future__ import annotations

from html import unescape
from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.storages import StorageUnavailable
from learning.library import removals
from learning.library.admin.many_files import title_of
from learning.library.files.storages import private_storage
from learning.library.models import Pack, Resource, ResourceFile
from tests.browser import Browser
from tests.documents import pdf
from tests.factories import UserFactory
from tests.harmful_documents import HARMFUL, HARMLESS

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("own_storage")]


@pytest.fixture
def section(resource):
    return resource.section


def at(section) -> str:
    return reverse("wagtailsnippets_library_section:many_files", args=[section.pk])


def send(editor, section, files: dict[str, bytes], **more):
    uploads = [SimpleUploadedFile(as_sent(name), content) for name, content in files.items()]
    return editor.post(at(section), {"uploads": uploads, "language": "en-gb", "licence": "members"} | more)


def as_sent(filename: str) -> str:
    """As browsers write what would end the header of a part (HTML, "multipart form data")."""
    return filename.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")


def fates(response) -> dict[str, tuple[str, str, str]]:
    rows = BeautifulSoup(response.content, "html.parser").select("table.listing tbody tr")
    cells = [[" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")] for row in rows]
    return {filename: (title, language, fate) for filename, title, language, fate in cells}


def forty() -> dict[str, bytes]:
    return {f"leaders-sheet_{number:02}.pdf": pdf() + b"\n" * number for number in range(40)}


def publish_all(editor, response):
    link = BeautifulSoup(response.content, "html.parser").find("a", string="Publish these drafts")
    assert editor.get(link["href"]).status_code == HTTPStatus.OK
    return editor.post(link["href"], follow=True)


def test_forty_files_become_forty_drafts_that_one_press_publishes(editor, member, section):
    response = send(editor, section, forty())

    told = fates(response)
    assert len(told) == 40 and told["leaders-sheet_07.pdf"] == ("Leaders sheet 07", "English", "Draft")
    drafts = Resource.objects.filter(section=section, live=False)
    assert drafts.count() == 40 and ResourceFile.objects.filter(resource__in=drafts).count() == 40
    assert len(set(drafts.values_list("slug", flat=True))) == len(set(drafts.values_list("order", flat=True))) == 40
    assert "Leaders sheet" not in member.get("/learning/libraries/south/").content.decode()

    assert "40 resources are published." in publish_all(editor, response).content.decode()
    assert member.get("/learning/libraries/south/").content.decode().count("Leaders sheet 07") >= 1
    assert Pack.objects.filter(section=section, wanted_since__isnull=False).exists()


def test_what_is_refused_says_why_and_the_others_go_on(editor, section):
    bad = {name: HARMFUL[name] for name in ["vba.docx", "picture.docx"]}
    files = {name: content for name, (content, _words) in bad.items()}
    files |= {"good.pdf": HARMLESS["a.pdf"], "empty.pdf": b"", "tool.exe": b"MZ", "good again.pdf": HARMLESS["a.pdf"]}
    told = fates(send(editor, section, files))

    for name, (_content, words) in bad.items():
        assert told[name][2].startswith("Refused:") and words in told[name][2]
    assert "up to 50 MB" in told["empty.pdf"][2] and "up to 50 MB" in told["tool.exe"][2]
    assert told["good.pdf"][2] == "Draft"
    assert "This very file is in this section already, in “Good”." in told["good again.pdf"][2]
    assert list(ResourceFile.objects.values_list("name", flat=True)) == ["Good"]
    assert Resource.objects.filter(live=False).count() == 1


def test_sent_twice_nothing_is_there_twice(editor, section):
    files = dict(list(forty().items())[:3])
    send(editor, section, files)
    again = fates(send(editor, section, files))

    assert all("in this section already" in fate for _title, _language, fate in again.values())
    assert ResourceFile.objects.count() == 3


def test_a_storage_that_is_away_leaves_no_draft_behind(editor, section, monkeypatch):
    def away(self, name, content):
        raise StorageUnavailable("away")

    monkeypatch.setattr(type(private_storage()), "_save", away)
    told = fates(send(editor, section, {"a.pdf": pdf()}))

    assert "does not answer" in told["a.pdf"][2]
    assert not Resource.objects.filter(live=False).exists() and not list(removals.stored_keys())


def test_without_files_the_form_comes_back(editor, section):
    assert editor.post(at(section), {"language": "en-gb", "licence": "members"}).status_code == 422


def test_who_may_not_add_resources_finds_nothing_there_and_who_may_not_publish_has_no_button(editor, section):
    outsider = Browser()
    outsider.force_login(UserFactory())
    assert outsider.get(at(section)).status_code in {HTTPStatus.FOUND, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN}
    user = UserFactory()
    permissions = type(user).user_permissions.rel.model.objects
    user.user_permissions.add(
        permissions.get(codename="access_admin"), *permissions.filter(codename__in=["add_resource", "change_section"])
    )
    writer = Browser()
    writer.force_login(user)
    response = send(writer, section, {"a.pdf": pdf()})
    assert fates(response)["a.pdf"][2] == "Draft" and "Publish these drafts" not in response.content.decode()
    made = Resource.objects.get(live=False)
    writer.post(reverse("wagtail_bulk_action", args=["library", "resource", "publish"]) + f"?id={made.pk}")
    assert not Resource.objects.get(pk=made.pk).live


@pytest.mark.parametrize(
    ("filename", "title"),
    [
        ("leaders-sheets_2026.pdf", "Leaders sheets 2026"),
        ("Notes of 3-4 May.docx", "Notes of 3-4 May"),
        ("C:\\Users\\x\\plan.pdf", "Plan"),
        ("\u202efdp.exe.pdf", "Fdp.exe"),
        ("a\r\nSet-Cookie: b.pdf", "A Set-Cookie: b"),
        (".pdf", "Pdf"),
        ("___.pdf", "File"),
        ("ŵ" * 255 + ".pdf", "Ŵ" + "ŵ" * 198 + "…"),
    ],
)
def test_the_title_is_made_from_the_name(filename, title):
    assert title_of(filename) == title


def test_a_sound_among_them_waits_for_its_transcript(editor, section):
    response = send(editor, section, {"talk.mp3": HARMLESS["a.mp3"], "sheet.pdf": pdf()})
    page = unescape(publish_all(editor, response).content.decode())

    assert "1 resource is published." in page
    assert "Talk: “Talk” is a sound or a video" in page
    assert [r.live for r in Resource.objects.filter(slug__in=["talk", "sheet"]).order_by("slug")] == [True, False]
