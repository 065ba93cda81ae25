"""A visitor signs up, confirms and leaves. Nobody is told who is on the list, and no link does anything by being opened."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client

from subscriptions.jobs import delete_unconfirmed
from subscriptions.models import NEWSLETTER, Subscriber, Subscription
from tests.browser import Browser, link_in
from tests.site.subscriptions.factories import PAGE, later, sign_up, subscription, words

ASKED = "/subscriptions/asked/"


@pytest.fixture
def confirm_link(browser):
    """The link in the email to somebody who has just signed up."""
    sign_up(browser, "ann@example.org")
    return link_in(mail.outbox[-1])


def test_a_visitor_gives_her_address_gets_one_link_presses_one_button_and_is_on_the_list(browser):
    assert sign_up(browser, " Ann@Example.org ").url == ASKED
    assert "within a few minutes" in words(browser.get(ASKED))
    assert mail.outbox[0].to == ["ann@example.org"]

    link = link_in(mail.outbox[0])
    assert browser.get(link).content.count(b"<form") == 1
    done = browser.post(link, follow=True)

    assert "You are on the list" in words(done)
    person = Subscription.objects.get()
    assert person.subscriber.email == "ann@example.org" and person.list_key == NEWSLETTER and person.confirmed_at
    assert "You are on the list" in words(browser.get(link))  # pressed again, or opened again


def test_reading_a_link_changes_nothing(browser, confirm_link):
    asked = Subscription.objects.get()
    for method in ("get", "head"):
        for link in (confirm_link, asked.get_leave_url(), asked.get_leave_all_url()):
            getattr(browser, method)(link)

    assert Subscription.objects.get().confirmed_at is None


def test_the_welsh_page_answers_writes_and_links_in_welsh(browser, welsh_home):
    assert sign_up(browser, "mair@example.org", "/cy/newsletter/").url == "/cy/subscriptions/asked/"

    assert Subscription.objects.get().language == "cy"
    assert "Mae’r ddolen yn gweithio am 48 awr." in mail.outbox[0].body
    link = link_in(mail.outbox[0])
    assert link.startswith("/cy/subscriptions/confirm/")
    assert 'lang="cy"' in browser.get(link).content.decode()


def test_the_page_says_the_same_to_those_on_the_list_and_those_who_are_not(home):
    subscription("on@example.org")
    subscription("waiting@example.org", confirmed=False)
    answers = {}
    for email in ("on@example.org", "waiting@example.org", "new@example.org"):
        answer = sign_up(Browser(), email)
        answers[email] = (answer.status_code, answer.url, answer.content, answer.cookies.output())

    assert len(set(answers.values())) == 1
    assert [message.to for message in mail.outbox] == [[email] for email in answers]
    assert "on the list already" in mail.outbox[0].subject and "/leave/" in mail.outbox[0].body


def test_after_48_hours_the_link_says_what_to_do_and_the_clock_deletes_the_address(browser, confirm_link):
    subscription("stays@example.org", asked_at="2026-01-01T00:00Z")
    with later(hours=47):
        assert delete_unconfirmed() == 0
    with later(hours=48, minutes=1):
        late = browser.get(confirm_link)
        assert late.status_code == 410 and "Sign up once more" in words(late)
        assert browser.post(confirm_link, follow=True).status_code == 410
        assert delete_unconfirmed() == 1

    assert Subscriber.objects.get().email == "stays@example.org"


def test_one_press_leaves_and_nothing_of_the_address_stays(browser):
    link = subscription().get_leave_url()
    assert browser.get(link).content.count(b"<form") == 1

    assert "Your address is deleted" in words(browser.post(link))
    assert not Subscriber.objects.exists()
    assert "not on this list" in words(browser.get(link))
    assert browser.post(link).status_code == 200


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://mail.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_mail_program_leaves_without_session_token_or_origin(home, headers):
    link = subscription().get_leave_url()

    answer = Client(enforce_csrf_checks=True, headers=headers).post(link, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200 and not Subscriber.objects.exists()
    assert "no-store" in answer.headers["Cache-Control"]


def test_what_is_wrong_is_said_and_what_was_typed_stays(browser):
    answer = sign_up(browser, "ann@nowhere")
    assert answer.status_code == 200 and 'value="ann@nowhere"' in answer.content.decode()
    assert "There is one thing to put right" in words(answer)
    for typed in (answer, sign_up(browser, "")):
        assert "Write your e-mail address, for example name@example.org." in words(typed)

    trapped = sign_up(browser, "ann@example.org", website="https://spam.example")
    assert "press the button once more" in words(trapped)
    assert not Subscriber.objects.exists() and mail.outbox == []


def test_an_inbox_cannot_be_filled_and_an_office_that_asks_too_often_is_told_to_wait(browser, settings):
    for _press in range(5):
        assert sign_up(browser, "ann@example.org").url == ASKED
    assert len(mail.outbox) == 3

    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"ask_for_emails": "1/9m/ip"}
    sign_up(browser, "first@example.org")
    answer = sign_up(browser, "bo@example.org")
    assert answer.status_code == 429 and "wait ten minutes" in words(answer)
    assert 'value="bo@example.org"' in answer.content.decode()


def test_the_public_page_is_cached_in_the_sitemap_and_asks_few_queries(browser, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        answer = browser.get(PAGE)
    assert answer.headers["Cache-Control"].startswith("public")
    assert "/newsletter/</loc>" in browser.get("/sitemap-records-1.xml").content.decode()
