"""A member is reminded twice of her last day, and once of each."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core import mail

from learning.networks import jobs, services
from learning.networks.jobs import remind_members
from tests.factories import MembershipFactory

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
LAST = datetime.date(2026, 6, 30)


def reminded_on(day: str) -> int:
    with time_machine.travel(f"{day} 12:00", tick=False):
        return remind_members()


def test_a_member_is_reminded_when_the_last_days_begin_and_in_the_last_week(south, after_commit):
    row = MembershipFactory(network=south, starts_on=datetime.date(2025, 7, 1), ends_on=LAST)
    MembershipFactory(network=south, starts_on=datetime.date(2025, 7, 1), ends_on=LAST, user__is_active=False)

    with after_commit():
        days = ["2026-05-31", "2026-06-01", "2026-06-01", "2026-06-20", "2026-06-24", "2026-06-25", "2026-07-01"]
        assert [reminded_on(day) for day in days] == [0, 1, 0, 0, 1, 0, 0]

    assert [email.to for email in mail.outbox] == [[row.user.email]] * 2
    assert mail.outbox[0].subject == "Your membership of the South network ends on 30 June 2026"
    assert "/learning/networks/south/renew/" in mail.outbox[0].body


def test_after_a_clock_that_stood_still_one_reminder_is_enough(south):
    MembershipFactory(network=south, starts_on=datetime.date(2025, 7, 1), ends_on=LAST)

    assert [reminded_on("2026-06-29"), reminded_on("2026-06-30")] == [1, 0]


def test_a_renewed_membership_is_reminded_of_its_new_last_day(south, coordinator):
    row = MembershipFactory(network=south, starts_on=datetime.date(2025, 7, 1), ends_on=LAST)
    assert reminded_on("2026-06-25") == 1

    with time_machine.travel("2026-06-25 13:00", tick=False):
        services.renew(row, coordinator)

    assert [reminded_on("2026-06-26"), reminded_on("2027-06-15")] == [0, 1]


def test_a_reminder_that_cannot_be_written_stops_no_other(south, monkeypatch, caplog):
    first, second = (MembershipFactory(network=south, starts_on=LAST, ends_on=LAST) for _ in range(2))
    write = jobs.reminder

    def fails_once(row):
        if row.pk == first.pk:
            raise ValueError("a template is wrong")
        return write(row)

    monkeypatch.setattr(jobs, "reminder", fails_once)
    assert reminded_on("2026-06-30") == 1

    second.refresh_from_db()
    assert second.reminded_at
    assert [record.message for record in caplog.records if f"The reminder of membership {first.pk}" in record.message]
