"""Schedule, expiry, withdrawal and history of a members-only record, by Wagtail's own means."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from core.records import free_slug
from learning import access
from learning.library.models import Library, Resource, ResourceTranslation
from learning.library.services import relocate
from tests.browser import Browser
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import (
    make_library,
    make_resource,
    make_section,
)

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def member(db):
    user = UserFactory()
    user.south = NetworkFactory(name="South")
    MembershipFactory(user=user, network=user.south)
    return user


@pytest.fixture
def resource(member):
    return make_resource(make_section(make_library("south", [member.south])), "notes", live=False)


def sees(user) -> bool:
    return Resource.objects.visible_to(user).exists()


def test_a_scheduled_resource_opens_at_its_minute_and_expires_at_its_own(resource, member):
    now = timezone.now()
    resource.go_live_at, resource.expire_at = now + HOUR, now + 2 * HOUR
    resource.save_revision().publish()
    assert not sees(member)
    with time_machine.travel(now + HOUR * 1.1, tick=False):
        call_command("publish_scheduled")
        assert sees(member)
    with time_machine.travel(now + HOUR * 2.1, tick=False):
        assert not sees(member)  # before the clock runs
        call_command("publish_scheduled")
        assert not sees(member) and Resource.objects.get().expired


def test_what_is_scheduled_goes_live_where_the_record_stands_by_then(resource, member):
    now = timezone.now()
    resource.go_live_at = now + HOUR
    resource.save_revision().publish()
    closed = make_section(make_library("closed", [NetworkFactory(name="North")]))
    relocate(Resource.objects.get(), section=closed)
    with time_machine.travel(now + HOUR * 1.1, tick=False):
        call_command("publish_scheduled")
        published = Resource.objects.get()
        assert published.live and published.section == closed and not sees(member)


def test_a_scheduled_change_of_a_library_does_not_change_its_audience(resource, member):
    library, now = resource.section.library, timezone.now()
    library.go_live_at = now + HOUR
    library.save_revision().publish()
    relocate(Library.objects.get(pk=library.pk), networks=[])
    with time_machine.travel(now + HOUR * 1.1, tick=False):
        call_command("publish_scheduled")
        assert not access.decide(member, Library.objects.get(pk=library.pk))


def test_unpublishing_takes_it_away_at_once(resource, member):
    resource.save_revision().publish()
    assert sees(member)
    Resource.objects.get().unpublish()
    assert not sees(member)


def test_a_draft_changes_nothing_that_members_read(resource, member):
    resource.save_revision().publish()
    draft = Resource.objects.get()
    draft.translations.get(language="en-gb")
    english = draft.translations.all()[0]
    english.title = "Not yet"
    draft.translations = [english]
    draft.save_revision()
    assert Resource.objects.get().title != "Not yet"
    Resource.objects.get().latest_revision.publish()
    assert Resource.objects.get().title == "Not yet"


def test_an_older_draft_with_other_welsh_words_can_be_published_again(resource):
    resource.translations.add(ResourceTranslation(language="cy", title="Cyntaf"))
    older = resource.save_revision()
    older.publish()
    newer = Resource.objects.get()
    newer.translations = [row for row in newer.translations.all() if row.language != "cy"] + [
        ResourceTranslation(language="cy", title="Ail")
    ]
    newer.save_revision().publish()
    older.refresh_from_db()
    older.publish()
    assert [row.title for row in Resource.objects.get().translations.filter(language="cy")] == ["Cyntaf"]


@pytest.mark.parametrize(("reviewers", "asks"), [("network editor", True), ("publisher", False)])
def test_nobody_reviews_a_record_who_has_no_right_on_it(home, resource, member, reviewers, asks):
    workflow = Workflow.objects.create(name="Checked by two")
    task = GroupApprovalTask.objects.create(name="Check")
    task.groups.add(Group.objects.get(name=reviewers))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    kind = ContentType.objects.get_for_model(Resource)
    WorkflowContentType.objects.create(workflow=workflow, content_type=kind)
    reviewer = Browser()
    reviewer.force_login(UserFactory(email="reviewer@example.org", roles=[reviewers]))

    if assigned := resource.get_workflow():
        resource.save_revision()
        assigned.start(resource, member)

    assert (str(resource) in reviewer.get("/admin/").content.decode()) is asks


def test_an_address_made_from_a_title_is_always_free(resource):
    assert free_slug(Resource, "Notes") == "notes-2"
    assert free_slug(Resource, "Nodiadau’r Hydref ŵ") == "nodiadaur-hydref-w"
    assert free_slug(Resource, "🌱").startswith("resource-")
    assert len(free_slug(Resource, "a" * 300)) <= 80
