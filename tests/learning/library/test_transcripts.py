"""Whoever cannot hear a sound has its words beside it, before anybody can publish it."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from http import HTTPStatus

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from learning.library import services
from learning.library.models import CannotPublish, Resource
from tests.browser import Browser
from tests.documents import pdf
from tests.factories import UserFactory
from tests.harmful_documents import HARMLESS
from tests.learning.library.factories import make_resource
from tests.learning.library.test_admin import post, resource_data
from tests.learning.library.uploads import upload

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("own_storage")]


@pytest.fixture
def talk(resource, editor):
    """A draft with a sound."""
    draft = make_resource(resource.section, "talk", "Talk", live=False)
    draft.save_revision()
    upload(editor, draft, "talk.mp3", HARMLESS["a.mp3"], name="The talk", language="en-gb")
    return draft


def add_transcript(editor, talk):
    sound = talk.files.get(kind="mp3")
    return upload(editor, talk, "words.pdf", pdf(), name="Words of it", language="en-gb", transcript_of=sound.pk)


def is_live(talk) -> bool:
    return Resource.objects.get(pk=talk.pk).live


def test_the_button_refuses_in_words_and_publishes_once_the_transcript_is_there(editor, member, talk):
    edit = reverse("wagtailsnippets_library_resource:edit", args=[talk.pk])
    data = resource_data(talk.section, {"id": talk.translations.get().pk, "title": "Typed"}, slug="talk")
    refused = unescape(post(editor, edit, **data, **{"action-publish": "1"}).content.decode())
    assert "“The talk” is a sound or a video" in refused and "Typed" in refused and not is_live(talk)
    assert post(editor, edit, **data).status_code == HTTPStatus.FOUND  # a draft may lack it

    add_transcript(editor, talk)
    post(editor, edit, **data, **{"action-publish": "1"})
    assert is_live(talk)
    page = BeautifulSoup(member.get("/learning/libraries/south/talk/").content, "html.parser")
    rows = [" ".join(row.get_text(" ").split()) for row in page.select("li.file")]
    assert len(rows) == 2 and "The talk" in rows[0] and "transcript of “The talk”" in rows[1]


def test_a_schedule_is_refused_when_it_is_set_and_at_its_minute(editor, talk):
    now = timezone.now()
    talk.go_live_at = now + timedelta(hours=1)
    with pytest.raises(CannotPublish):
        talk.save_revision().publish()
    add_transcript(editor, talk)
    talk.save_revision().publish()
    services.withdraw_file(talk.files.get(kind="pdf"))
    with time_machine.travel(now + timedelta(hours=2), tick=False):
        with pytest.raises(CommandError, match="“The talk” is a sound or a video"):
            call_command("publish_scheduled")
        assert not is_live(talk)
        add_transcript(editor, talk)
        call_command("publish_scheduled")
        assert is_live(talk)


def test_an_approval_that_cannot_publish_changes_nothing_and_says_why(talk, editor):
    reviewers = Group.objects.get(name="network editor")
    workflow = Workflow.objects.create(name="Checked")
    task = GroupApprovalTask.objects.create(name="Check")
    task.groups.add(reviewers)
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowContentType.objects.create(workflow=workflow, content_type=ContentType.objects.get_for_model(Resource))
    user = UserFactory()
    user.groups.add(reviewers)
    approver = Browser()
    approver.force_login(user)
    draft = Resource.objects.get(pk=talk.pk)
    state = workflow.start(draft, user)

    address = reverse(
        "wagtailsnippets_library_resource:workflow_action",
        args=[talk.pk, "approve", state.current_task_state.pk],
    )
    response = approver.post(address, {}, follow=True)

    assert "“The talk” is a sound or a video" in unescape(response.content.decode())
    state.refresh_from_db()
    assert state.status == "in_progress" and not is_live(talk)


def test_a_sound_that_joins_a_published_resource_is_given_out_with_its_transcript_only(editor, member, resource):
    upload(editor, resource, "talk.mp3", HARMLESS["a.mp3"], name="The talk", language="en-gb")
    address = "/learning/libraries/south/notes/files/1/"
    assert member.get(address).status_code == HTTPStatus.NOT_FOUND
    assert "Waits for its transcript" in editor.get(
        reverse("wagtailsnippets_library_resource:files", args=[resource.pk])
    ).content.decode()  # fmt: skip

    add_transcript(editor, resource)
    assert member.get(address).status_code == HTTPStatus.FOUND
    services.withdraw_file(resource.files.get(kind="pdf"))
    assert member.get(address).status_code == HTTPStatus.NOT_FOUND


def test_a_transcript_is_to_be_read_and_of_a_sound_of_this_resource(editor, talk):
    sound = talk.files.get()
    other = b"ID3\x03\x00\x00\x00\x00\x00\x00" + HARMLESS["a.mp3"]
    refused = upload(editor, talk, "second.mp3", other, name="Second", transcript_of=sound.pk)
    assert "A transcript is to be read" in unescape(refused.content.decode())
    elsewhere = make_resource(talk.section, "elsewhere")
    upload(editor, elsewhere, "a.pdf", pdf(), transcript_of=sound.pk)
    assert not elsewhere.files.exclude(transcript_of=None).exists()
