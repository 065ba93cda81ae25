"""Nobody publishes alone what she wrote, whichever way she tries."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import Workflow

from blueprint.models import EntryPage, PermanentNumber, Version
from tests.blueprint.test_editor import entry_form
from tests.browser import Browser
from tests.factories import UserFactory

pytestmark = pytest.mark.postgresql
PUBLISH = {"action-publish": "1"}


def desk_of(person) -> Browser:
    browser = Browser()
    browser.force_login(person)
    return browser


def two_people(role: str) -> list:
    return [UserFactory(roles=[role], name=name) for name in ("Ann", "Bronwen")]


def test_a_second_person_publishes_what_the_author_wrote(chapter):
    ann, bronwen = two_people("administrator")
    add = reverse("wagtailadmin_pages:add", args=["blueprint", "entrypage", chapter.pk])
    told = desk_of(ann).post(add, entry_form(**PUBLISH), follow=True)

    assert "so a second person publishes it" in told.content.decode() and "Bronwen" in told.content.decode()
    entry = EntryPage.objects.get()
    assert not entry.live and not Version.objects.exists()
    assert Client().get("/blueprint/opening/one-front-door/").status_code == 404

    edit = reverse("wagtailadmin_pages:edit", args=[entry.pk])
    desk_of(bronwen).post(edit, entry_form(**PUBLISH, reviewed_by="Director"))
    assert Version.objects.get().reviewer == "Director"
    assert not Version.objects.get().is_by_author_alone

    changed = {"summary": "Two entrances.", "change_reason": "Counted again."}
    told = desk_of(bronwen).post(edit, entry_form(**PUBLISH, **changed), follow=True)
    assert "so a second person publishes it" in told.content.decode()
    assert Version.objects.count() == 1
    assert EntryPage.objects.get().live and EntryPage.objects.get().summary == "One entrance."
    assert EntryPage.objects.get().get_latest_revision_as_object().summary == "Two entrances."
    desk_of(ann).post(edit, entry_form(**PUBLISH, **changed))
    assert Version.objects.get(number=2).data["summary"] == "Two entrances."


def test_neither_approval_nor_code_gets_round_it(make_entry):
    ann, bronwen = two_people("publisher")
    entry = make_entry(publish=False)
    entry.summary = "Changed by Ann."
    revision = entry.save_revision(user=ann)
    with pytest.raises(PermissionDenied):
        revision.publish(user=ann)
    state = Workflow.objects.get().start(entry, ann)
    edit = reverse("wagtailadmin_pages:edit", args=[entry.pk])
    action = reverse("wagtailadmin_pages:workflow_action", args=[entry.pk, "approve", state.current_task_state.pk])
    approve = 'data-workflow-action-name="approve"'
    assert approve not in desk_of(ann).get(edit).content.decode()
    desk_of(ann).post(action)
    assert not EntryPage.objects.get().live
    assert approve in desk_of(bronwen).get(edit).content.decode()
    desk_of(bronwen).post(action)
    assert EntryPage.objects.get().live


def test_a_copy_waits_for_a_second_person_however_many_pages_are_copied(make_entry):
    ann, bronwen = two_people("publisher")
    entry = make_entry()
    chapter = entry.get_parent()
    copied = {"new_title": "Ann's own title", "copy_subpages": "on", "publish_copies": "on"}
    for page, parent in ((entry, chapter), (chapter, chapter.get_parent())):
        form = {**copied, "new_slug": f"copy-of-{page.pk}", "new_parent_page": parent.pk}
        told = desk_of(ann).post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form, follow=True)
        assert "The copy is a draft" in told.content.decode()
    copies = EntryPage.objects.exclude(pk=entry.pk)
    assert [copy.live for copy in copies] == [False] * 3
    assert Version.objects.count() == 1 and PermanentNumber.objects.count() == 1

    revision = copies.earliest("pk").get_latest_revision()
    with pytest.raises(PermissionDenied):
        revision.publish(user=ann)
    revision.publish(user=bronwen)
    assert Version.objects.get(permanent_number__number=2).title == "Ann's own title"


def test_what_is_written_in_welsh_needs_one_too(chapter, welsh_home):
    ann, bronwen = two_people("publisher")
    for page in (chapter.get_parent().specific, chapter):
        welsh = page.copy_for_translation(welsh_home.locale, copy_parents=True)
        welsh.save_revision().publish()
    add = reverse("wagtailadmin_pages:add", args=["blueprint", "entrypage", welsh.pk])
    told = desk_of(ann).post(add, entry_form(**PUBLISH), follow=True)

    assert "so a second person publishes it" in told.content.decode()
    assert not EntryPage.objects.get().live and not PermanentNumber.objects.exists()
    edit = reverse("wagtailadmin_pages:edit", args=[EntryPage.objects.get().pk])
    desk_of(bronwen).post(edit, entry_form(**PUBLISH))
    assert EntryPage.objects.get().live and not Version.objects.get().is_by_author_alone


def test_where_nobody_else_may_publish_the_history_says_so(chapter, admin_client):
    add = reverse("wagtailadmin_pages:add", args=["blueprint", "entrypage", chapter.pk])
    admin_client.post(add, entry_form(**PUBLISH))
    assert "Published by its author alone" in Client().get("/blueprint/HS-1/v1/").content.decode()
