"""What stands in each email of an issue: who sends it, why, how to stop, and in which language."""

from __future__ import annotations

import email.policy

import pytest
from django.core import mail

from subscriptions.models import Subscription
from subscriptions.services import send
from tests.site.subscriptions.factories import issue, subscription

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

ANN = "ann@example.org"


@pytest.fixture
def an_issue_was_sent(run_worker):
    for address in (ANN, "bo@example.org"):
        subscription(address)
    send(issue(), None)


def test_each_email_says_who_sends_why_and_how_to_stop(an_issue_was_sent, run_worker):
    subscription("mair@example.org", "cy")
    run_worker()
    english, welsh = mail.outbox[0], mail.outbox[-1]

    assert (english.subject, welsh.subject) == ("What changed", "Beth newidiodd")
    html = english.alternatives[0].content
    for part in (english.body, html):
        assert "sends this e-mail" in part and "You get it because" in part
        assert Subscription.objects.get(subscriber__email=ANN).get_leave_url() in part
    assert '<html lang="en-GB">' in html and '<html lang="cy">' in welsh.alternatives[0].content
    assert "a campaign (" in english.body and "1. One\n2. Two" in english.body
    assert 'href="http' in html and 'href="/' not in html
    for traced in ("<img", "utm_", "?", "<script", "@import"):
        assert traced not in html.partition("</head>")[2], traced


def test_the_headers_to_leave_are_whole_lines_as_they_leave(an_issue_was_sent, run_worker, settings):
    settings.BASE_URL = "https://www.a-name-that-is-longer-than-most-names-of-sites.example"
    run_worker()

    raw = mail.outbox[0].message(policy=email.policy.SMTP).as_bytes().decode()
    link = settings.BASE_URL + Subscription.objects.get(subscriber__email=ANN).get_leave_url()
    assert f"\r\nList-Unsubscribe: <{link}>\r\n" in raw and len(link) > 78
    assert "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in raw


def test_a_welsh_reader_of_an_issue_without_welsh_is_told_that_it_is_in_english(run_worker):
    subscription("mair@example.org", "cy")
    send(issue(welsh=""), None)
    run_worker()

    assert mail.outbox[0].subject == "What changed"
    assert "yn Saesneg yn unig" in mail.outbox[0].body
    assert 'lang="en-GB"' in mail.outbox[0].alternatives[0].content
