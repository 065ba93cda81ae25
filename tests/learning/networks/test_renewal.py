"""Renewal keeps the days that are left, in calendar dates of London, whoever renews."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.dates import add_months
from learning.networks import services
from learning.networks.actions import Action, staff_actions
from learning.networks.enums import State
from learning.networks.models import Membership, Organisation
from learning.networks.services import AlreadyDone
from tests.factories import MembershipFactory
from tests.learning.networks.test_services import sent

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.mark.parametrize("hour", ["08:00", "23:30"])
@pytest.mark.parametrize("day", ["2026-03-28", "2026-03-29", "2026-10-25", "2026-07-01"])
def test_early_renewal_costs_no_day_at_any_hour(south, coordinator, day, hour):
    moment = datetime.datetime.fromisoformat(f"{day} {hour}").replace(tzinfo=ZoneInfo("Europe/London"))
    with time_machine.travel(moment, tick=False):
        last = datetime.date(2026, 10, 31)
        row = MembershipFactory(network=south, starts_on=datetime.date(2025, 11, 1), ends_on=last)

        row = services.renew(row, coordinator)

    assert (row.starts_on, row.ends_on) == (datetime.date(2025, 11, 1), datetime.date(2027, 10, 31))


def test_late_renewal_counts_from_today(south, coordinator):
    last = datetime.date(2026, 10, 31)
    row = MembershipFactory(network=south, starts_on=datetime.date(2025, 11, 1), ends_on=last)

    with time_machine.travel("2026-11-25 10:00", tick=False):
        row = services.renew(row, coordinator)

    assert (row.starts_on, row.ends_on) == (datetime.date(2026, 11, 25), datetime.date(2027, 11, 25))
    assert row.changes.get().from_state == State.LAPSED


def test_renewing_twice_adds_one_term(south, coordinator):
    row = MembershipFactory(network=south)
    last, seen = row.ends_on, services.latest_change_id(row)
    row = services.renew(row, coordinator, seen_change_id=seen)

    for seen_change_id in (seen, services.latest_change_id(row)):  # a second press, and one on the page that came back
        with pytest.raises(AlreadyDone):
            services.renew(row, coordinator, seen_change_id=seen_change_id)
    assert Action.RENEW not in staff_actions(row, coordinator)

    assert Membership.objects.get().ends_on == add_months(last, 12)


def test_a_member_renews_in_the_last_days_and_a_new_place_of_work_is_a_claim(south, coordinator, after_commit):
    centre = Organisation.objects.create(name="Example women's centre")
    rows = [MembershipFactory(network=south, organisation=centre, confirmed=True, ends=20) for _ in range(2)]
    last = rows[0].ends_on

    with after_commit():
        same = services.renew_own(rows[0], organisation_name="example women's centre", role="Head")
        moved = services.renew_own(rows[1], organisation_name="HMP Example", role="Officer")

    assert same.ends_on == moved.ends_on == south.term_from(last)
    assert (same.organisation, same.organisation_confirmed_at is None, same.role) == (centre, False, "Head")
    assert (str(moved.organisation), moved.organisation_confirmed_at) == ("HMP Example", None)
    assert sent() == [(row.user.email, "Your membership of the South network is renewed") for row in rows]
    with pytest.raises(AlreadyDone):
        services.renew_own(same, organisation_name="x", role="x")
