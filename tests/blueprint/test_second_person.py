"""Nobody publishes alone what she wrote, whichever way she tries."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import Workflow

from blueprint.models import EntryPage, Version
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


def test_where_nobody_else_may_publish_the_history_says_so(chapter, admin_client):
    add = reverse("wagtailadmin_pages:add", args=["blueprint", "entrypage", chapter.pk])
    admin_client.post(add, entry_form(**PUBLISH))
    assert "Published by its author alone" in Client().get("/blueprint/HS-1/v1/").content.decode()
