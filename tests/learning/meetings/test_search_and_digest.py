"""Coming meetings in site search and in the weekly digest: those that are open to this person at this moment."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core import mail
from django.test import RequestFactory
from django.utils import timezone, translation

from core.registry import search_groups
from learning.library.jobs import begin_weekly_digest
from learning.library.reading.digest_choices import choose
from learning.meetings import services
from learning.networks.enums import State
from learning.networks.models import Membership
from tests.factories import MembershipFactory, UserFactory
from tests.learning.meetings.factories import make_meeting, url
from tests.site.subscriptions.factories import words

pytestmark = pytest.mark.postgresql

CANARY = "zephyrine"


def found(user, query=CANARY) -> list[str]:
    request = RequestFactory().get("/search/")
    return [result.title for group in search_groups(user, query, request) for result in group.results]


def test_a_member_finds_what_comes_by_title_summary_and_town_in_her_language(member, south):
    make_meeting(south, f"Kind {CANARY}", welsh=f"Caredig {CANARY}", summary="We read.")
    make_meeting(south, f"Old {CANARY}", in_so_many_days=-5)
    make_meeting(south, f"Drafted {CANARY}", publish=False)

    assert found(member.person) == found(member.person, "leeds") == found(member.person, "read") == [f"Kind {CANARY}"]
    with translation.override("cy"):
        assert found(member.person) == [f"Caredig {CANARY}"]
    page = words(member.get(f"/search/?q={CANARY}"))
    assert "In your networks" in page and "10:00 to 12:00, UK time" in page


def test_nobody_else_finds_it_however_old_the_index(member, northerner, coordinator, south):
    meeting = make_meeting(south, CANARY)
    lapsed = MembershipFactory(network=south, lapsed=True).user
    assert [found(user) for user in (northerner.person, coordinator.person, lapsed, None)] == [[], [], [], []]
    Membership.objects.filter(user=member.person).update(state=State.REMOVED)
    assert found(member.person) == []
    Membership.objects.filter(user=member.person).update(state=State.ACTIVE)
    type(meeting).objects.update(live=False)
    assert found(member.person) == []


@pytest.fixture
def monday(run_worker, settings):
    """What the digest of the next Monday brings, as often as it is called."""
    settings.MAILERS = {
        "default": {"BACKEND": "emails.backends.QueueBackend"},
        "server": {"BACKEND": "tests.site.subscriptions.mail_server.MailServer"},
    }
    now = timezone.now()
    next_one = (now + datetime.timedelta(days=7 - now.weekday())).replace(hour=9)

    def strike(weeks: int = 0) -> list:
        with time_machine.travel(next_one + datetime.timedelta(weeks=weeks), tick=False):
            begin_weekly_digest()
            run_worker()
        return [email for email in mail.outbox if email.subject == "What is new in your libraries"]

    return strike


def test_the_digest_lists_what_comes_in_her_networks_in_the_week_of_the_news(member, south, north, monday):
    choose(member.person, "all", [])
    meeting = make_meeting(south, CANARY, in_so_many_days=40)
    make_meeting(north, "Northern")
    services.cancel(make_meeting(south, "Ill"), {"en-gb": "Ill."}, by=UserFactory())

    (email,) = monday()

    assert CANARY in email.body and url(meeting) in email.body and "South network: " in email.body
    assert not any(secret in email.body for secret in ("Northern", "Ill", "Room 3", "meet.example.org"))
    assert "new in the libraries" not in email.body and CANARY not in email.subject
    assert CANARY in email.alternatives[0][0]
    assert monday(weeks=1) == [email], "the same meeting is no news a week later"


@pytest.mark.parametrize("what", ["removed", "another network"])
def test_the_digest_asks_at_the_moment_of_sending_and_keeps_to_her_networks(member, south, north, monday, what):
    MembershipFactory(user=member.person, network=north)
    choose(member.person, "networks", [north] if what == "another network" else [south])
    make_meeting(south, CANARY)
    if what == "removed":
        Membership.objects.filter(user=member.person, network=south).update(state=State.REMOVED)

    assert monday() == []
