"""Two issues of the newsletter that say they are examples, one sent and one a draft; subscribers who are nobody.

Some of them follow a chapter of the blueprint as well.
"""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from wagtail.models import Page

from blueprint.models import ChapterPage
from demo.seeded_content import SeededContent
from subscriptions.enums import DeliveryState, Failure
from subscriptions.models import (
    NEWSLETTER,
    Delivery,
    NewsletterIssue,
    NewsletterIssueTranslation,
    Sending,
    Subscriber,
    Subscription,
)

LONDON = ZoneInfo("Europe/London")
FIRST_CONFIRMED = datetime.datetime(2026, 9, 7, 10, 30, tzinfo=LONDON)
SENT_AT = datetime.datetime(2026, 11, 2, 9, 0, tzinfo=LONDON)
SUBSCRIBERS, EVERY_WELSH, EVERY_FOLLOWER = 24, 6, 3
FOLLOWED = "blueprint/site-and-building"

EXAMPLE = "<p><b>This issue is an example, to show how one looks. It was sent to nobody.</b></p>"
EXAMPLE_CY = "<p><b>Enghraifft yw’r rhifyn hwn, i ddangos sut mae un yn edrych. Nid yw wedi’i anfon at neb.</b></p>"
#: Subject and text of each, in English and in Welsh; with a place for the link to a page.
SENT = (
    (
        "Example issue: what we ask for",
        EXAMPLE + "<h2>Our campaigns</h2><p>Each campaign lists what it asks for, and what became of each ask: "
        "{campaigns}.</p><h2>For people who work with women</h2><ul><li>The networks meet near you: {learning}.</li>"
        "<li>The blueprint says what worked at Hope Street, and what did not: {blueprint}.</li></ul>",
    ),
    (
        "Rhifyn enghreifftiol: beth rydym yn galw amdano",
        EXAMPLE_CY + "<h2>Ein hymgyrchoedd</h2><p>Mae pob ymgyrch yn rhestru ei galwadau, a beth ddaeth o bob un: "
        "{campaigns}.</p><h2>I bobl sy’n gweithio gyda menywod</h2><ul><li>Mae’r rhwydweithiau’n cwrdd yn eich ardal: "
        "{learning}.</li><li>Mae’r glasbrint yn dweud beth a weithiodd yn Hope Street, a beth na weithiodd: "
        "{blueprint}.</li></ul>",
    ),
)
DRAFT = (
    (
        "Example draft: events to come",
        EXAMPLE + "<p>All events with their days, times and places: {events}.</p>",
    ),
)
LABELS = (
    {"campaigns": "Campaigns", "learning": "Networks and training", "blueprint": "The blueprint", "events": "Events"},
    {"campaigns": "Ymgyrchoedd", "learning": "Rhwydweithiau a hyfforddiant", "blueprint": "Y glasbrint"},
)


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Once: what staff deleted does not come back."""
    if NewsletterIssue.objects.exists() or Subscriber.objects.exists():
        return
    for number in range(SUBSCRIBERS):
        reader = Subscriber.objects.create(email=f"reader.{number + 1}@example.org")
        _subscribe(reader, number, NEWSLETTER)
        if number % EVERY_FOLLOWER == EVERY_FOLLOWER - 1:
            _subscribe(reader, number, ChapterPage.list_key_of(seeded.pages[FOLLOWED].translation_key))
    _say_sent(_issue(SENT, seeded.pages), seeded)
    _issue(DRAFT, seeded.pages)


def _subscribe(reader: Subscriber, number: int, list_key: str) -> None:
    asked_at = FIRST_CONFIRMED + datetime.timedelta(days=2 * number)
    Subscription.objects.create(
        subscriber=reader,
        list_key=list_key,
        language="en-gb" if (number + 1) % EVERY_WELSH else "cy",
        asked_at=asked_at,
        confirmed_at=asked_at + datetime.timedelta(minutes=5),
    )


def _issue(words: tuple[tuple[str, str], ...], pages: dict[str, Page]) -> NewsletterIssue:
    issue = NewsletterIssue.objects.create()
    for language, labels, (subject, text) in zip(("en-gb", "cy"), LABELS, words, strict=False):
        links = {name: f'<a linktype="page" id="{pages[name].pk}">{label}</a>' for name, label in labels.items()}
        body = text.format_map(links)
        NewsletterIssueTranslation.objects.create(record=issue, language=language, subject=subject, body=body)
    return issue


def _say_sent(issue: NewsletterIssue, seeded: SeededContent) -> None:
    """As if it had been sent: one address is listed as failed, to show how that looks."""
    sending = Sending.objects.create(issue=issue, by=seeded.admin, send_at=SENT_AT, prepared_at=SENT_AT)
    there = Subscription.objects.filter(list_key=NEWSLETTER, confirmed_at__lt=SENT_AT).order_by("pk")
    deliveries = [Delivery(sending=sending, subscription=reader, state=DeliveryState.SENT) for reader in there]
    deliveries[0].state, deliveries[0].failure = DeliveryState.FAILED, Failure.REFUSED
    deliveries[0].is_logged = True
    Delivery.objects.bulk_create(deliveries)
