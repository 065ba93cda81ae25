"""A coordinator reads an application, decides about it, and reminds, renews and ends memberships of her network."""

from __future__ import annotations

import datetime
import re

import pytest
import time_machine
from django.core import mail
from django.test import TestCase

from learning.networks import services
from learning.networks.enums import State
from learning.networks.jobs import remind_members
from tests.browser import link_in, signed_in
from tests.factories import MembershipFactory, OrganisationFactory
from tests.learning.test_old_browser import OldBrowser

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def page_of(row) -> str:
    return f"/learning/networks/{row.network.slug}/manage/members/{row.pk}/"


def seen_on(page) -> str:
    return re.search(r'name="seen" value="(\d+)"', page.content.decode())[1]


def press(browser, row, action: str, why: str = "", seen: str | None = None, **options):
    seen = seen or seen_on(browser.get(page_of(row)))
    with TestCase.captureOnCommitCallbacks(execute=True):
        return browser.post(page_of(row), {"action": action, "why": why, "seen": seen}, **options)


def test_the_email_about_an_application_leads_to_the_page_where_it_is_decided(coordinator, south):
    applicant = MembershipFactory(network=south, lapsed=True).user
    with TestCase.captureOnCommitCallbacks(execute=True):
        row = services.apply(applicant, south, organisation_name="HMP South", role="Officer", why="To learn calm.")

    link = link_in(next(email for email in mail.outbox if email.to == [coordinator.person.email]))
    page = coordinator.get(link).content.decode()

    assert link == page_of(row)
    assert "To learn calm." in page and "HMP South" in page and applicant.email in page


@pytest.mark.parametrize(
    ("action", "why", "state"),
    [("approve", "", State.ACTIVE), ("ask_more", "Which team?", State.MORE_ASKED), ("refuse", "No.", State.REFUSED)],
)
def test_an_application_is_decided_once_and_the_person_hears_of_it_once(coordinator, applicant, action, why, state):
    seen = seen_on(coordinator.get(page_of(applicant)))
    done = press(coordinator, applicant, action, why, seen, follow=True).content.decode()
    again = press(coordinator, applicant, action, why, seen)

    applicant.refresh_from_db()
    change = applicant.changes.get()
    assert (applicant.state, change.by, change.why) == (state, coordinator.person, why)
    assert 'role="status"' in done
    assert again.status_code == 409
    assert [email.to for email in mail.outbox] == [[applicant.user.email]]


@pytest.mark.parametrize("action", ["refuse", "ask_more"])
def test_a_refusal_and_a_question_need_words(coordinator, applicant, action):
    response = press(coordinator, applicant, action, "   ")

    applicant.refresh_from_db()
    assert (response.status_code, applicant.state) == (400, State.APPLIED)
    assert "Write the reason: the person will read it." in response.content.decode()


def test_a_page_that_is_out_of_date_is_refused_and_keeps_what_was_typed(coordinator, applicant, south):
    services.ask_more(applicant, coordinator.person, "Which team?")
    seen = seen_on(coordinator.get(page_of(applicant)))
    services.apply(applicant.user, south, organisation_name="HMP South", role="Officer", why="The new answer.")

    response = press(coordinator, applicant, "refuse", "No answer came.", seen)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Ann Applicant has changed this since you opened the page" in page
    assert "The new answer." in page and "No answer came." in page
    assert applicant.changes.count() == 2


@pytest.mark.parametrize("action", ["suspend", "remove", "renew", "remind", "nonsense", ""])
def test_a_button_that_is_not_for_this_state_changes_nothing(coordinator, applicant, action):
    assert press(coordinator, applicant, action, "A reason.").status_code in {400, 409}
    assert applicant.changes.count() == 0


def test_only_the_office_confirms_where_somebody_works(coordinator, south):
    row = MembershipFactory(network=south, organisation=OrganisationFactory())

    assert 'value="confirm"' not in coordinator.get(page_of(row)).content.decode()
    assert press(coordinator, row, "confirm").status_code == 403
    row.refresh_from_db()
    assert row.organisation_confirmed_at is None


def test_a_membership_is_renewed_and_ended_with_its_history(coordinator, south):
    row = MembershipFactory(network=south, ends=20)
    last = row.ends_on
    press(coordinator, row, "renew")
    row.refresh_from_db()
    assert row.ends_on == south.term_from(last)

    page = press(coordinator, row, "remove", "Left the service.", follow=True).content.decode()
    row.refresh_from_db()
    assert row.state == State.REMOVED
    assert "End it now, by Cora Coordinator: Left the service." in page


def test_one_reminder_a_week_whoever_presses_and_how_often(coordinator, south):
    with time_machine.travel("2026-06-10 12:00", tick=False):
        row = MembershipFactory(network=south, starts_on=datetime.date(2025, 7, 1), ends_on=datetime.date(2026, 6, 30))
        seen = seen_on(coordinator.get(page_of(row)))
        assert press(coordinator, row, "remind", seen=seen).status_code == 302
        again = press(coordinator, row, "remind", seen=seen)
        assert again.status_code == 409 and "one a week is enough" in again.content.decode()
        assert 'value="remind"' not in coordinator.get(page_of(row)).content.decode()
        with TestCase.captureOnCommitCallbacks(execute=True):
            assert remind_members() == 0
    assert [email.subject for email in mail.outbox] == ["Your membership of the South network ends on 30 June 2026"]

    with time_machine.travel("2026-06-18 12:00", tick=False):
        assert press(signed_in(coordinator.person), row, "remind").status_code == 302
    with time_machine.travel("2026-06-25 12:00", tick=False), TestCase.captureOnCommitCallbacks(execute=True):
        assert remind_members() == 1
        assert press(signed_in(coordinator.person), row, "remind").status_code == 409
    assert len(mail.outbox) == 3


def test_her_own_membership_is_decided_by_somebody_else(coordinator):
    own = coordinator.person.memberships.get()

    assert coordinator.get(page_of(own)).status_code == 404
    assert coordinator.post(page_of(own), {"action": "renew"}).status_code == 404


def test_a_person_of_another_network_is_not_there(coordinator, northerner, south):
    guesses = [page_of(northerner), f"/learning/networks/south/manage/members/{northerner.pk}/",
               f"/learning/networks/south/manage/members/{10**30}/"]  # fmt: skip
    for path in guesses:
        assert coordinator.get(path).status_code == 404, path
        assert coordinator.post(path, {"action": "remove", "why": "Because."}).status_code == 404, path
    northerner.refresh_from_db()
    assert northerner.is_current and northerner.changes.count() == 0


def test_looking_changes_nothing_and_an_old_desk_decides(coordinator, applicant):
    coordinator.get(f"{page_of(applicant)}?action=approve&seen=0")
    applicant.refresh_from_db()
    assert applicant.state == State.APPLIED

    old = OldBrowser(enforce_csrf_checks=True)
    old.force_login(coordinator.person)
    assert old.submit(page_of(applicant), action="approve", seen="0").status_code == 302
    applicant.refresh_from_db()
    assert applicant.state == State.ACTIVE
