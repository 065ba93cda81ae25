"""Who sees what in the bin, who deletes for good, and what happens after 30 days."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from navigation.models import Helpline
from pages.models import StandardPage
from recycle_bin.jobs import empty_bin
from recycle_bin.models import DeletedRow, Deletion
from tests.browser import Browser
from tests.editing import at_desk
from tests.factories import UserFactory
from tests.learning.library.factories import make_file, make_library, make_resource, make_section
from tests.publishing import publish_below
from tests.site.navigation.factories import make_helpline
from tests.site.navigation.forms import admin_url, helpline_form


@pytest.fixture
def deleted_page(home):
    page = publish_below(home, StandardPage(title="Water", slug="water"))
    at_desk("publisher").post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    return Deletion.objects.get(title="Water")


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    ("role", "pages", "records"),
    [
        ("administrator", True, True),
        ("publisher", True, True),
        ("editor", False, False),
        ("translator", False, False),
        ("coordinator", False, False),
        ("network editor", False, False),
        ("blueprint editor", False, False),
    ],
)
def test_whoever_could_delete_it_sees_and_restores_it(home, role, pages, records):
    page = publish_below(home, StandardPage(title="Water", slug="water"))
    line = make_helpline("Samaritans")
    at_desk("administrator").post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    at_desk("administrator").post(reverse("wagtailsnippets_navigation_helpline:delete", args=[line.pk]))
    desk = at_desk(role)

    shown = text_of(desk.get(reverse("recycle_bin:index")))
    assert ("Water" in shown, "Samaritans" in shown) == (pages, records)
    for deletion, may in zip(Deletion.objects.order_by("pk"), (pages, records), strict=True):
        url = reverse("recycle_bin:restore", args=[deletion.pk])
        assert desk.get(url).status_code == (200 if may else 404)
        assert desk.post(url).status_code == (302 if may else 404)
    assert Deletion.objects.count() == (not pages) + (not records)


def test_whoever_may_only_add_pages_restores_the_drafts_that_she_made_and_deleted(home):
    """No role of ours, but a group that an administrator can make."""
    group = Group.objects.create(name="writers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(group=group, page=home, permission=Permission.objects.get(codename="add_page"))
    writer, other = (UserFactory(roles=["writers"]) for _person in range(2))
    drafts = [home.add_child(instance=StandardPage(title=f"Draft {n}", slug=f"draft-{n}", live=False)) for n in (1, 2)]
    Page.objects.filter(pk=drafts[0].pk).update(owner=writer)
    hers, theirs = Browser(), Browser()
    hers.force_login(writer)
    theirs.force_login(other)
    hers.post(reverse("wagtailadmin_pages:delete", args=[drafts[0].pk]))
    at_desk("administrator").post(reverse("wagtailadmin_pages:delete", args=[drafts[1].pk]))
    mine, foreign = Deletion.objects.order_by("pk")

    assert theirs.post(reverse("recycle_bin:restore", args=[mine.pk])).status_code == 404
    assert hers.post(reverse("recycle_bin:restore", args=[foreign.pk])).status_code == 404
    assert hers.post(reverse("recycle_bin:restore", args=[mine.pk])).status_code == 302
    assert Page.objects.get(title="Draft 1").pk == drafts[0].pk


def test_the_list_says_who_when_what_and_until_when(deleted_page):
    with time_machine.travel(deleted_page.deleted_at):
        desk = at_desk("publisher")
        shown = text_of(desk.get(reverse("recycle_bin:index")))

    for words in ("Water", "Standard page", str(deleted_page.deleted_by), f"{deleted_page.kept_until:%Y}"):
        assert words in shown
    assert reverse("recycle_bin:index") in text_of(desk.get(reverse("wagtailadmin_home")))


def test_the_menu_has_no_bin_for_whoever_may_restore_nothing(deleted_page):
    assert reverse("recycle_bin:index") not in text_of(at_desk("editor").get(reverse("wagtailadmin_home")))


def test_an_editor_throws_a_draft_away_and_nothing_that_is_live(home):
    editor, line = at_desk("editor"), make_helpline("Samaritans")
    editor.post(admin_url(Helpline, "add"), helpline_form(Helpline(), "116"))
    left = Helpline.objects.get(live=False)
    listed = BeautifulSoup(editor.get(admin_url(Helpline, "list")).content, "html.parser").find("main")
    assert [tag.get_text(strip=True) for tag in listed.select("td .w-status")] == ["live", "draft"]
    assert listed.find("a", href=lambda url: url and url.startswith(admin_url(Helpline, "delete", left.pk)))

    for record in (line, left):
        answer = editor.get(admin_url(Helpline, "delete", record.pk)).content.decode()
        assert ("Somebody who may publish it can delete it" in answer) is record.live
        editor.post(admin_url(Helpline, "delete", record.pk))

    assert list(Helpline.objects.all()) == [line]
    [deletion] = Deletion.objects.all()
    assert editor.post(reverse("recycle_bin:restore", args=[deletion.pk])).status_code == 302
    assert Helpline.objects.filter(live=False).exists()


def test_only_administrators_delete_for_good(deleted_page):
    url = reverse("recycle_bin:delete_for_good", args=[deleted_page.pk])
    publisher, admin = at_desk("publisher"), at_desk("administrator")
    assert "Delete it for good" not in text_of(publisher.get(reverse("recycle_bin:restore", args=[deleted_page.pk])))
    publisher.post(url)
    assert Deletion.objects.exists()

    assert "Delete it for good" in text_of(admin.get(reverse("recycle_bin:restore", args=[deleted_page.pk])))
    admin.post(url)

    assert not Deletion.objects.exists() and not DeletedRow.objects.exists()
    assert "Deleted for good" in text_of(admin.get(reverse("wagtailadmin_reports:site_history")))


def test_a_second_press_of_restore_says_that_it_is_not_there(deleted_page):
    admin = at_desk("administrator")
    url = reverse("recycle_bin:restore", args=[deleted_page.pk])

    assert [admin.post(url).status_code for _press in range(2)] == [302, 404]
    assert Page.objects.filter(title="Water").count() == 1


@pytest.mark.parametrize(("days", "is_kept"), [(29, True), (31, False)])
def test_after_30_days_the_job_deletes_it_for_good(deleted_page, days, is_kept):
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        empty_bin()

    assert Deletion.objects.exists() is is_kept


@pytest.fixture
def deleted_resource(db):
    resource = make_resource(make_section(make_library("south")), slug="notes")
    file = make_file(resource)
    at_desk("network editor").post(reverse("wagtailsnippets_library_resource:delete", args=[resource.pk]))
    return file


def thirty_one_days_pass() -> None:
    """For the rows alone: an S3 server refuses requests from another time."""
    Deletion.objects.update(deleted_at=timezone.now() - timedelta(days=31))


@pytest.mark.postgresql
def test_the_files_of_a_deleted_resource_are_kept_and_go_after_30_days(deleted_resource):
    storage, key = deleted_resource.file.storage, deleted_resource.key
    assert storage.exists(key)

    thirty_one_days_pass()
    assert empty_bin() == 1

    assert not storage.exists(key)


@pytest.mark.postgresql
def test_a_storage_that_is_away_is_asked_again(deleted_resource, monkeypatch):
    storage, key = deleted_resource.file.storage, deleted_resource.key

    def away(name):
        raise OSError("The storage is away.")

    thirty_one_days_pass()
    with monkeypatch.context() as patch:
        patch.setattr(type(storage), "delete", lambda self, name: away(name))
        assert empty_bin() == 0
    assert Deletion.objects.exists() and storage.exists(key)

    assert empty_bin() == 1
    assert not storage.exists(key)


def test_one_that_fails_does_not_keep_the_others(deleted_resource, deleted_page, monkeypatch):
    storage = deleted_resource.file.storage
    monkeypatch.setattr(type(storage), "delete", lambda self, name: 1 / 0)

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert empty_bin() == 1

    assert Deletion.objects.get().model == "library.resource"
