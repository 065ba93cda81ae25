"""A job that works through its rows in slices comes to each row once a round, whatever happens between its runs."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.utils import timezone

from accounts.models import User
from scheduling.slices import work_through
from tests.factories import UserFactory

pytestmark = pytest.mark.postgresql

DAY = datetime.timedelta(days=1)


@pytest.fixture
def people(db):
    return UserFactory.create_batch(5)


def run(refused=(), at_once=2, error: type[Exception] = OSError) -> list[User]:
    """One run: the rows that the job came to."""
    seen = []

    def work(person: User) -> None:
        if person in refused:
            raise error("away")
        seen.append(person)

    try:
        work_through("an example", User.objects.all(), work, at_once=at_once, every=DAY, unavailable=OSError)
    except OSError:
        assert refused
    return seen


def test_each_run_goes_on_where_the_last_one_stopped(people):
    assert [run() for _ in range(5)] == [people[:2], people[2:4], people[4:], [], []]


def test_a_round_begins_each_day(people):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        assert run(at_once=10) == people
    with time_machine.travel(now + DAY - datetime.timedelta(seconds=1), tick=False):
        assert run(at_once=10) == []
    with time_machine.travel(now + DAY, tick=False):
        assert run(at_once=10) == people


def test_a_round_begins_anew_when_a_clock_that_was_ahead_is_set_back(people):
    with time_machine.travel(timezone.now() + 1000 * DAY, tick=False):
        assert run(at_once=10) == people
    assert run(at_once=10) == people


def test_a_round_that_takes_longer_than_a_day_comes_to_its_end(people):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        assert run() == people[:2]
    with time_machine.travel(now + 2 * DAY, tick=False):
        assert [run() for _ in range(3)] == [people[2:4], people[4:], people[:2]]


def test_while_something_is_away_its_row_comes_first_in_the_next_run(people):
    assert run(refused=people[1:2]) == people[:1]
    assert run(refused=people[1:2]) == []
    assert run() == people[1:3]


def test_a_row_that_is_broken_stops_no_other(people, caplog):
    assert [run(refused=people[1:2], error=ValueError) for _ in range(3)] == [people[:1], people[2:4], people[4:]]
    assert "was passed over until the next round" in caplog.text
    with time_machine.travel(timezone.now() + DAY, tick=False):
        assert run(at_once=10) == people


def test_rows_that_come_and_go_in_a_round(people):
    assert run() == people[:2]
    people[1].delete()
    people[2].delete()
    added = UserFactory()

    assert [run(), run(), run()] == [people[3:], [added], []]


def test_two_jobs_do_not_share_a_round(people):
    assert run() == people[:2]
    seen = []
    work_through("another", User.objects.all(), seen.append, at_once=10, every=DAY, unavailable=OSError)
    assert seen == people
