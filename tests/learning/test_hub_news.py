"""What the hub calls new, in which order, and how much of it: by a moment that each change of a resource stores."""

from __future__ import annotations

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from learning.audiences import AudienceKind
from learning.library import services
from learning.library.models import Resource, ResourceFile
from learning.models import LearningPage
from tests.factories import MembershipFactory, NetworkFactory, UserFactory, in_days
from tests.learning.library.factories import make_file, make_library, make_resource, make_section
from tests.plans import plan_of
from tests.publishing import publish_below


@pytest.fixture
def member(home):
    publish_below(home, LearningPage(title="Networks and training", slug="learning", summary="Meet."))
    return MembershipFactory(network=NetworkFactory(name="South")).user


@pytest.fixture
def section(member):
    return make_section(make_library("south", [member.memberships.get().network]))


def test_whom_no_meeting_is_shown_to_is_not_told_that_there_is_none(member):
    assert "No meeting of your networks" in hub(member)

    member.memberships.update(ends_on=in_days(-1))
    assert "Next meetings" not in hub(member)


def hub(user, path="/learning/") -> str:
    client = Client()
    client.force_login(user)
    return client.get(path).content.decode()


def news(user) -> list[str]:
    """The slugs under “New for you”, as they stand for somebody who was not here before."""
    type(user).objects.filter(pk=user.pk).update(last_hub_visit=None)
    return re.findall(r'href="/learning/libraries/\w+/([\w-]+)/"', hub(user).split('id="l2"')[1].split('id="l3"')[0])


def publish(resource, days_ago: int):
    """As the Publish button did, so many days ago."""
    resource.first_published_at = timezone.now() - datetime.timedelta(days=days_ago)
    resource.save_revision().publish()
    return Resource.objects.get(pk=resource.pk)


@pytest.mark.postgresql
def test_what_was_published_last_stands_first(member, section):
    for days_ago in (3, 1, 2):
        publish(make_resource(section, f"before-{days_ago}", live=False), days_ago)

    assert news(member) == ["before-1", "before-2", "before-3"]


def test_a_file_brings_its_resource_to_the_top_until_it_is_withdrawn(member, section):
    old, new = (publish(make_resource(section, f"before-{days}"), days) for days in (9, 1))
    first = make_file(old)
    assert news(member) == [old.slug, new.slug]

    ResourceFile.objects.filter(pk=first.pk).update(added_at=timezone.now() - datetime.timedelta(days=5))
    second = make_file(old, replaces=first)
    assert news(member) == [old.slug, new.slug]

    services.withdraw_file(second)
    assert news(member) == [new.slug, old.slug]


def test_a_file_that_waits_for_the_virus_scanner_is_no_news_before_it_is_called_clean(
    member, section, settings, monkeypatch
):
    old, new = (publish(make_resource(section, f"before-{days}"), days) for days in (9, 1))
    file = make_file(old)
    settings.CLAMD_URL = "tcp://scanner.example:3310"
    Resource.objects.all().refresh_newest()
    assert news(member) == [new.slug, old.slug]

    monkeypatch.setattr(services, "scan", lambda stored: file.sha256)
    services.scan_again(file)

    assert news(member) == [old.slug, new.slug]


def test_an_older_draft_that_is_published_does_not_bring_back_its_moment(member, section):
    resource = publish(make_resource(section), 9)
    draft = resource.save_revision()
    make_file(resource)
    with_file = Resource.objects.get(pk=resource.pk).newest_at

    draft.publish()
    resource.save()  # as it was read before the file was added

    assert Resource.objects.get(pk=resource.pk).newest_at == with_file


def test_a_correction_is_no_news(member, section):
    resource = publish(make_resource(section), 9)
    before = resource.newest_at

    resource.save_revision().publish()

    assert Resource.objects.get(pk=resource.pk).newest_at == before


def test_what_a_member_may_not_see_is_no_news_however_new_it_is(member, section):
    north = make_section(make_library("north", [NetworkFactory(name="North")]))
    withdrawn = make_section(section.library, live=False)
    past = timezone.now() - datetime.timedelta(hours=1)
    publish(make_resource(section, "open"), 9)
    publish(make_resource(section, "over", expire_at=past), 1)
    make_resource(section, "draft", live=False)
    for closed in (north, withdrawn):
        publish(make_resource(closed, f"in-{closed.pk}"), 0)

    assert news(member) == ["open"]


@pytest.mark.postgresql
def test_the_newest_are_read_from_an_index(db):
    plan = plan_of(Resource.objects.published().order_by("-newest_at", "-pk")[:5])

    assert "library_resource_newest" in plan
    assert "TEMP B-TREE" not in plan


def test_a_member_of_many_libraries_reads_them_in_parts_with_their_numbers(member):
    asked = set()
    for number in range(1, 31):
        make_resource(make_section(make_library(f"shared-{number:02}", kind=AudienceKind.EVERYONE)))
        if number in (3, 30):
            client = Client()
            client.force_login(member)
            client.get("/learning/")
            with CaptureQueriesContext(connection) as queries:
                client.get("/learning/")
            asked.add(len(queries))

    first, second = hub(member), hub(member, "/learning/?page=2")

    assert len(asked) == 1
    assert "shared-25/" in first and "shared-26/" not in first and 'href="?page=2#l3"' in first
    assert 'class="no">26<' in second and second.count("1 resource\n") == 5


@pytest.mark.parametrize("part", ["0", "abc", "-1"])
def test_a_part_that_is_no_number_is_a_404(member, part):
    client = Client()
    client.force_login(UserFactory())

    assert client.get(f"/learning/?page={part}").status_code == 404


def test_who_belongs_to_no_network_is_told_of_no_meetings(member):
    assert "Next meetings" in hub(member)
    page = hub(UserFactory())
    assert "Next meetings" not in page
    assert re.findall(r'section__number">(\d)', page) == ["1", "2", "3"]
