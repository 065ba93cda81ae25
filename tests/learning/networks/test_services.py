"""Each change makes one transition, one row of history and its emails."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.http import Http404

from core.dates import add_months, add_working_days
from learning import access
from learning.access import Reason
from learning.audiences import AudienceKind
from learning.networks import services
from learning.networks.actions import Action
from learning.networks.decisions import carry_out
from learning.networks.enums import State
from learning.networks.models import Membership, MembershipChange, Organisation
from learning.networks.services import AlreadyDone
from learning.networks.tasks import send_emails
from tests.factories import MembershipFactory, UserFactory
from tests.learning.library.factories import make_library

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
APPLICATION = dict(organisation_name="Example women's centre", role="Manager", why="To learn.")


def sent() -> list[tuple[str, str]]:
    return [(email.to[0], email.subject) for email in mail.outbox]


def test_an_application_tells_the_applicant_and_the_coordinators(south, after_commit):
    person = UserFactory(email="ann@example.org")

    with after_commit():
        row = services.apply(person, south, **APPLICATION)

    assert (row.state, row.organisation, row.agreed_at is not None) == (State.APPLIED, None, True)
    assert sent() == [
        ("ann@example.org", "We have your application to the South network"),
        ("coordinator.south@example.org", "A new application to the South network"),
    ]
    change = row.changes.get()
    assert (change.by, change.from_state, change.to_state) == (person, "", State.APPLIED)


def test_without_a_coordinator_the_office_is_told_and_never_the_applicant(south, coordinator, after_commit):
    admin = UserFactory(email="admin@example.org", is_superuser=True)

    def told(person) -> list[str]:
        mail.outbox.clear()
        with after_commit():
            services.apply(person, south, **APPLICATION)
        return [email.to[0] for email in mail.outbox][1:]

    south.coordinators.clear()  # she has left
    assert told(UserFactory()) == [admin.email]
    UserFactory(email="office@example.org", roles=["network editor"])
    assert told(UserFactory()) == ["office@example.org"]
    south.coordinators.set([own := UserFactory()])
    assert told(own) == ["office@example.org"]


@pytest.mark.postgresql
def test_applying_twice_asks_once(south, after_commit):
    person = UserFactory()

    with after_commit():
        first = services.apply(person, south, **APPLICATION)
        second = services.apply(person, south, **APPLICATION)

    assert first == second
    assert Membership.objects.count() == 1
    assert len(mail.outbox) == 2


@time_machine.travel("2026-11-25 10:00", tick=False)
def test_approval_lets_in_from_today_for_the_networks_term(south, coordinator, after_commit):
    row = MembershipFactory(network=south, applied=True, organisation_name="Example women's centre")

    with after_commit():
        row = services.approve(row, coordinator)

    assert (row.state, row.starts_on, row.ends_on) == (
        State.ACTIVE,
        datetime.date(2026, 11, 25),
        datetime.date(2027, 11, 25),
    )
    assert row.organisation == Organisation.objects.get(name="Example women's centre")
    assert sent() == [(row.user.email, "Welcome to the South network")]


@pytest.mark.postgresql
def test_an_organisation_is_known_by_its_name_in_any_case(south, coordinator):
    known = Organisation.objects.create(name="EXAMPLE Women's Centre")
    row = MembershipFactory(network=south, applied=True, organisation_name="example women's centre")

    assert services.approve(row, coordinator).organisation == known


def test_where_somebody_works_is_a_claim_until_the_office_confirms_it(south, coordinator):
    known, office = Organisation.objects.create(name="HMP Example"), UserFactory(roles=["network editor"])
    library = make_library("example", kind=AudienceKind.ORGANISATIONS, organisations=[known])
    row = MembershipFactory(network=south, applied=True, organisation_name="hmp example")

    row = services.approve(row, coordinator)
    assert (row.organisation, access.decide(row.user, library).reason) == (known, Reason.NOT_CONFIRMED)
    with pytest.raises(PermissionDenied):
        services.confirm_organisation(row, coordinator)
    assert not access.decide(row.user, library)

    services.confirm_organisation(row, office)
    assert access.decide(row.user, library)
    services.unconfirm_organisation(row, office)
    assert not access.decide(row.user, library)
    assert [change.action for change in row.changes.all()] == [Action.APPROVE, Action.CONFIRM, Action.UNCONFIRM]


def test_a_question_and_its_answer(south, coordinator, after_commit):
    row = MembershipFactory(network=south, applied=True)

    with after_commit():
        services.ask_more(row, coordinator, "Which team do you work in?")
    assert "Which team do you work in?" in mail.outbox[0].body

    with after_commit():
        answered = services.apply(row.user, south, **APPLICATION | {"why": "The resettlement team."})

    assert (answered.pk, answered.state, answered.why) == (row.pk, State.APPLIED, "The resettlement team.")
    assert [change.to_state for change in answered.changes.all()] == [State.MORE_ASKED, State.APPLIED]


def test_a_refusal_carries_its_reason_and_may_be_followed_by_a_new_application(south, coordinator, after_commit):
    row = MembershipFactory(network=south, applied=True)

    with after_commit():
        services.refuse(row, coordinator, "This year we take in people from prisons first.")
    again = services.apply(row.user, south, **APPLICATION)

    assert "This year we take in people from prisons first." in mail.outbox[0].body
    assert again.pk != row.pk
    assert again.state == State.APPLIED


@pytest.mark.postgresql
@pytest.mark.parametrize("second", [services.approve, services.refuse, services.ask_more])
def test_whoever_comes_second_is_told_who_was_faster(south, coordinator, second):
    row = MembershipFactory(network=south, applied=True)
    services.approve(row, coordinator)

    with pytest.raises(AlreadyDone) as told_so:
        second(row, UserFactory(), "why")

    assert coordinator.name in told_so.value.sentence
    assert row.changes.count() == 1


def test_asking_again_after_the_end_keeps_the_old_dates(south):
    row = MembershipFactory(network=south, lapsed=True)

    new = services.apply(row.user, south, **APPLICATION)

    row.refresh_from_db()
    assert (row.state, new.state) == (State.LAPSED, State.APPLIED)
    assert row in Membership.objects.lapsed()
    assert not Membership.objects.current().exists()


def test_leaving_and_being_removed_close_at_once(south, coordinator, after_commit):
    left, removed = MembershipFactory(network=south), MembershipFactory(network=south)

    with after_commit():
        services.leave(left)
        services.remove(removed, coordinator, "You told us that you changed your work.")

    assert not Membership.objects.current().exists()
    assert sent() == [(removed.user.email, "Your membership of the South network has ended")]


@pytest.mark.parametrize("end", [services.remove, services.suspend])
def test_what_was_ended_or_suspended_is_given_back_with_its_days(south, coordinator, after_commit, end):
    row = MembershipFactory(network=south)
    last = row.ends_on

    with after_commit():
        end(row, coordinator, "A mistake.")
    assert not Membership.objects.current().exists()
    mail.outbox.clear()
    with after_commit():
        row = services.restore(row, coordinator)

    assert (row.is_current, row.ends_on) == (True, last)
    assert sent() == [(row.user.email, "Your membership of the South network is given back")]


def test_what_is_given_back_after_its_last_day_begins_anew(south, coordinator):
    with time_machine.travel("2026-03-01 10:00", tick=False):
        row = MembershipFactory(network=south, ends_on=datetime.date(2026, 3, 31))
        services.suspend(row, coordinator, "We ask the prison first.")

    with time_machine.travel("2026-04-10 10:00", tick=False):
        row = services.restore(row, coordinator)

    assert (row.starts_on, row.ends_on) == (datetime.date(2026, 4, 10), datetime.date(2027, 4, 10))


def test_somebody_who_was_removed_asks_again_and_the_old_row_is_history(south, coordinator):
    row = MembershipFactory(network=south)
    services.remove(row, coordinator, "A reason.")

    new = services.apply(row.user, south, **APPLICATION)

    assert new.pk != row.pk and new.state == State.APPLIED
    with pytest.raises(AlreadyDone):
        services.restore(row, coordinator)


@pytest.mark.postgresql
def test_an_email_is_sent_once_however_often_the_task_runs(south, coordinator, after_commit):
    row = MembershipFactory(network=south, applied=True)
    with after_commit():
        services.approve(row, coordinator)
    change = MembershipChange.objects.get()

    send_emails.call(change.pk)
    send_emails.call(change.pk)
    send_emails.call(987_654)

    assert len(mail.outbox) == 1


def test_emails_are_in_the_language_that_the_person_chose(south, coordinator, after_commit):
    row = MembershipFactory(network=south, applied=True, user__preferred_language="cy")

    with after_commit():
        services.approve(row, coordinator)

    assert "/cy/learning/networks/south/apply/" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-12-15", 13, "2028-01-15"),
    ],
)
def test_months_end_where_the_calendar_ends(day, months, expected):
    assert add_months(datetime.date.fromisoformat(day), months).isoformat() == expected


def test_working_days_leave_out_the_weekend():
    assert add_working_days(datetime.date(2026, 11, 27), 1) == datetime.date(2026, 11, 30)
    assert add_working_days(datetime.date(2026, 11, 25), 10) == datetime.date(2026, 12, 9)


def test_to_decide_about_somebody_who_is_gone_by_now_is_no_fault(south, coordinator):
    row = MembershipFactory(applied=True, network=south)
    Membership.objects.get(pk=row.pk).delete()  # her account is closed since the page was opened

    with pytest.raises(Http404):
        carry_out(row, coordinator, action=Action.APPROVE, why="", seen=0)
