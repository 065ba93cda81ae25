"""One page to join a network: for a visitor, an applicant, a member and a former one."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core import mail
from django.utils.formats import date_format

from learning.networks import services
from learning.networks.enums import State
from learning.networks.models import Membership, NetworkTranslation
from tests.browser import link_in, signed_in
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/learning/networks/south/apply/"
FORM = {
    "organisation_name": "Example women's centre",
    "role": "Manager",
    "why": "To use the resources with my team.",
    "agreed": "on",
}


def text_of(response) -> str:
    return response.content.decode()


def test_a_visitor_reads_what_it_is_and_is_led_to_an_account_and_back(browser, south):
    response = browser.get(PAGE)

    assert response.status_code == 200
    assert not response.cookies
    assert "/accounts/signup/?next=%2Flearning%2Fnetworks%2Fsouth%2Fapply%2F" in text_of(response)
    assert "/accounts/login/?next=%2Flearning%2Fnetworks%2Fsouth%2Fapply%2F" in text_of(response)


def test_what_was_written_comes_back_when_the_session_ended_meanwhile(browser, south):
    response = browser.post(PAGE, FORM)

    assert response.status_code == 403
    assert not response.cookies
    assert "You are signed out" in text_of(response)
    assert FORM["why"] in text_of(response)
    assert 'href="/accounts/login/?next=%2Flearning%2Fnetworks%2Fsouth%2Fapply%2F" target="_blank"' in text_of(response)
    assert not Membership.objects.exists()

    browser.force_login(UserFactory())
    assert browser.post(PAGE, FORM).url == PAGE
    assert Membership.objects.get().why == FORM["why"]


def test_from_no_account_to_a_sent_application(browser, south, after_commit):
    browser.post(
        f"/accounts/signup/?next={PAGE}",
        {"name": "Ann", "email": "ann@example.org", "password1": "three quiet words", "next": PAGE},
    )
    there = browser.post(link_in(mail.outbox[0]))
    assert there.url == PAGE
    assert "Send my application" in text_of(browser.get(PAGE))

    with after_commit():
        response = browser.post(PAGE, FORM)

    assert response.url == PAGE
    assert "We have your application" in text_of(browser.get(PAGE))
    assert [email.to[0] for email in mail.outbox[1:]] == ["ann@example.org", "coordinator.south@example.org"]


def test_a_post_without_an_account_changes_nothing(browser, south):
    browser.post(PAGE, FORM)

    assert not Membership.objects.exists()


def test_another_site_cannot_apply_in_somebodys_name(south):
    browser = signed_in(UserFactory())
    browser.defaults["HTTP_SEC_FETCH_SITE"] = "cross-site"

    assert browser.post(PAGE, FORM).status_code == 403
    assert not Membership.objects.exists()


def test_the_form_comes_back_with_everything_typed_and_names_what_is_missing(south):
    page = text_of(signed_in(UserFactory()).post(PAGE, FORM | {"role": "", "agreed": ""}))

    assert "There are 2 things to put right" in page
    assert '<a href="#id_role">Enter what you do there.</a>' in page
    assert '<a href="#id_agreed">Tick the box if you agree to how we work together.</a>' in page
    assert "Example women&#x27;s centre" in page
    assert "To use the resources with my team." in page
    assert "Error: Join the South network" in page


def test_a_text_too_long_is_kept_whole_and_said_so(south):
    page = text_of(signed_in(UserFactory()).post(PAGE, FORM | {"why": "x" * 1001}))

    assert "Use at most 1,000 characters" in page
    assert "x" * 1001 in page


@time_machine.travel("2026-11-25 10:00", tick=False)
def test_what_happens_next_is_said_with_dates(south):
    person = UserFactory()
    services.apply(person, south, **{k: v for k, v in FORM.items() if k != "agreed"})

    page = text_of(signed_in(person).get(PAGE))

    assert "25 November 2026" in page
    assert "You should have an answer by about 9 December 2026." in page


def test_each_answer_of_an_application_stands_below_its_question(south):
    browser = signed_in(UserFactory())
    browser.post(PAGE, FORM)

    page = " ".join(text_of(browser.get(PAGE)).split())

    answers = {
        "Where do you work?": "Example women&#x27;s centre",
        "What do you do there?": FORM["role"],
        "Why would you like to join?": FORM["why"],
    }
    for question, answer in answers.items():
        assert f"<dt>{question}</dt> <dd>{answer}</dd>" in page


def test_a_question_of_staff_stands_above_the_form_with_what_was_written(south, coordinator):
    row = MembershipFactory(network=south, applied=True, why="Because.")
    services.ask_more(row, coordinator, "Which team do you work in?")

    page = text_of(signed_in(row.user).get(PAGE))
    assert "Which team do you work in?" in page
    assert "Because." in page

    signed_in(row.user).post(PAGE, FORM)
    row.refresh_from_db()
    assert row.state == State.APPLIED


def test_a_former_member_reads_on_which_day_it_ended_and_how_to_renew(south):
    row = MembershipFactory(
        network=south, starts_on=datetime.date(2025, 1, 1), ends_on=datetime.date(2026, 1, 31), why="Before."
    )

    page = text_of(signed_in(row.user).get(PAGE))

    assert "Your membership of the South network ended on 31 January 2026." in page
    assert "Ask to renew" in page
    assert "Before." in page


def test_a_member_reads_until_when(south):
    with time_machine.travel("2026-11-25 10:00", tick=False):
        row = MembershipFactory(network=south, ends_on=datetime.date(2027, 3, 31))
        assert "Until 31 March 2027." in text_of(signed_in(row.user).get(PAGE))


def test_a_refused_person_reads_the_reason_and_may_apply_again(south, coordinator):
    row = MembershipFactory(network=south, applied=True)
    services.refuse(row, coordinator, "This year we take in people from prisons first.")
    browser = signed_in(row.user)

    assert "This year we take in people from prisons first." in text_of(browser.get(PAGE))
    browser.post(f"{PAGE}?again=1", FORM)
    assert Membership.objects.open().get().state == State.APPLIED


def test_who_was_removed_reads_why_and_may_ask_again(south, coordinator):
    row = MembershipFactory(network=south)
    services.remove(row, coordinator, "A reason.")
    browser = signed_in(row.user)

    page = text_of(browser.get(PAGE))
    assert "A reason." in page and "Apply again" in page
    browser.post(f"{PAGE}?again=1", FORM)
    assert Membership.objects.open().get().state == State.APPLIED


def test_a_network_that_takes_nobody_says_so(browser, south):
    south.is_open = False
    south.save()
    person = signed_in(UserFactory())

    assert "takes no new members" in text_of(browser.get(PAGE))
    assert "takes no new members" in text_of(person.get(PAGE))
    person.post(PAGE, FORM)
    assert not Membership.objects.exists()


def test_an_unknown_network_is_not_found(browser):
    assert browser.get("/learning/networks/nowhere/apply/").status_code == 404


def test_what_a_person_sees_is_kept_by_nobody(south):
    response = signed_in(UserFactory()).get(PAGE)

    assert "no-store" in response["Cache-Control"]


def test_the_account_lists_where_a_person_belongs(south, north):
    row = MembershipFactory(network=south)
    MembershipFactory(network=north, user=row.user, applied=True)

    page = text_of(signed_in(row.user).get("/accounts/"))

    assert "South network" in page and "Member until" in page
    assert "North network" in page and "Your application is being read." in page


def test_the_account_says_each_day_of_a_membership_once(south, north):
    row = MembershipFactory(network=south)
    MembershipFactory(network=north, user=row.user, lapsed=True)

    page = text_of(signed_in(row.user).get("/accounts/"))

    for membership in row.user.memberships.all():
        for day in (membership.starts_on, membership.ends_on):
            assert page.count(date_format(day, "j F Y")) == 1, membership


def test_a_network_is_described_in_the_readers_language_or_says_in_which_it_is(browser, south):
    NetworkTranslation.objects.create(record=south, description="We meet each month.")
    english_on_welsh_page = text_of(browser.get(f"/cy{PAGE}"))
    NetworkTranslation.objects.create(record=south, language="cy", description="Rydym yn cwrdd bob mis.")

    assert '<p class="lead" lang="en-GB">We meet each month.</p>' in english_on_welsh_page
    assert '<p class="lead">Rydym yn cwrdd bob mis.</p>' in text_of(browser.get(f"/cy{PAGE}"))
    assert '<p class="lead">We meet each month.</p>' in text_of(browser.get(PAGE))
