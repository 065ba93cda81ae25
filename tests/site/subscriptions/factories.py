"""Subscribers, issues and what a visitor and a publisher press."""

from __future__ import annotations

import datetime

import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from subscriptions.models import NEWSLETTER, NewsletterIssue, NewsletterIssueTranslation, Subscriber, Subscription

PAGE = "/newsletter/"
BODY = '<p>First, <a href="/campaigns/">a campaign</a>.</p><ol><li>One</li><li>Two</li></ol>'


def later(**interval: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + datetime.timedelta(**interval), tick=False)


def subscription(
    email: str = "ann@example.org", language: str = "en-gb", confirmed: bool = True, **fields
) -> Subscription:
    """Somebody on the newsletter, or on the list that `list_key` names."""
    fields.setdefault("confirmed_at", timezone.now() if confirmed else None)
    person, _is_new = Subscriber.objects.get_or_create(email=email)
    return Subscription.objects.create(subscriber=person, language=language, **{"list_key": NEWSLETTER} | fields)


def issue(subject: str = "What changed", welsh: str = "Beth newidiodd", body: str = BODY) -> NewsletterIssue:
    made = NewsletterIssue.objects.create()
    words = {"en-gb": subject} | ({"cy": welsh} if welsh else {})
    for language, text in words.items():
        NewsletterIssueTranslation.objects.create(record=made, language=language, subject=text, body=body)
    return made


def admin_url(name: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_subscriptions_newsletterissue:{name}", args=args)


def press(browser, made: NewsletterIssue, action: str, **fields):
    return browser.post(admin_url("sending", made.pk), {"action": action, **fields})


def sign_up(browser, email: str, page: str = PAGE, **fields):
    """Opens the page, types an address a minute later and presses the button."""
    with time_machine.travel(timezone.now() - datetime.timedelta(minutes=1)):
        shown = browser.get(page)
    moment = BeautifulSoup(shown.content, "html.parser").find("input", attrs={"name": "made"})["value"]
    return browser.post(page, {"email": email, "made": moment, "website": ""} | fields)


def words(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text().split())
