"""The emails to subscribers: the link that confirms, and what goes to lists. None has a picture, or a link that counts."""

from __future__ import annotations

import email.policy
import re
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.rich_text import expand_db_html

from core.addresses import absolute
from core.emails import plain_email
from core.names import clean_name
from languages.locales import language_tag
from subscriptions.plain_text import plain_text

if TYPE_CHECKING:
    from subscriptions.models import NewsletterIssue, Subscription

LONGEST_LINE = 998  # RFC 5322
ONE_PRESS = "List-Unsubscribe=One-Click"
ISSUE = "pages/subscriptions/emails/newsletter"


class ListMessage(EmailMultiAlternatives):
    """Folds no header: mail programs do not find the address to leave (RFC 8058) where Python breaks or encodes it."""

    def message(self, *, policy: Any = email.policy.default) -> Any:
        return super().message(policy=policy.clone(max_line_length=LONGEST_LINE))


def confirmation_email(subscription: Subscription) -> EmailMessage:
    return _email("confirm", subscription, {"confirm_url": absolute(subscription.get_confirm_url())})


def already_email(subscription: Subscription) -> EmailMessage:
    """For whoever asks again. The page that she asked on says the same as to everybody."""
    return _email("already", subscription, {"leave_url": absolute(subscription.get_leave_url())})


def _email(name: str, subscription: Subscription, context: dict[str, Any]) -> EmailMessage:
    with translation.override(subscription.language):
        context |= {"list": subscription.list}
        return plain_email(f"pages/subscriptions/emails/{name}.txt", subscription.subscriber.email, context)


def list_email(subscription: Subscription, template: str, context: dict[str, Any]) -> ListMessage:
    """What goes to a list, from `template`.txt and `template`.html, which extend `subscriptions/emails/list`.

    `context` has its `subject`. Written in the language of the subscription, which the caller has set. The last email to
    a list has no way to leave: what it says ends by itself.
    """
    ways_to_leave = {
        "since": subscription.confirmed_at,
        "list": subscription.list,
        "leave_url": absolute(subscription.get_leave_url()),
        "leave_all_url": absolute(subscription.get_leave_all_url()),
    }
    return _message(subscription.subscriber.email, template, ways_to_leave | context)


def _message(address: str, template: str, context: dict[str, Any]) -> ListMessage:
    context |= {"language": language_tag(translation.get_language()), "site": settings.BASE_URL}
    text = render_to_string(f"{template}.txt", context)
    html = render_to_string(f"{template}.html", context)
    headers = {}
    if not context.get("is_last") and not context.get("is_test"):
        headers = {"List-Unsubscribe": f"<{context['leave_url']}>", "List-Unsubscribe-Post": ONE_PRESS}
    subject = clean_name(context["subject"])
    message = ListMessage(subject, text.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [address], headers=headers)
    message.attach_alternative(html, "text/html")
    return message


def newsletter_email(issue: NewsletterIssue, subscription: Subscription) -> ListMessage:
    """The issue in the language of the subscription; in English, and it says so, where it has no words in that."""
    with translation.override(subscription.language):
        return list_email(subscription, ISSUE, _words(issue, subscription.language))


def test_emails(issue: NewsletterIssue, address: str) -> list[ListMessage]:
    """The issue in each language that it has, for whoever wrote it. Nobody can leave through one."""
    return [_test_email(issue, address, row.language) for row in issue.translations.all()]


def _test_email(issue: NewsletterIssue, address: str, language: str) -> ListMessage:
    with translation.override(language):
        words = _words(issue, language)
        subject = translation.gettext("[Test] %(subject)s") % {"subject": words["subject"]}
        leave_url = absolute(reverse("subscriptions:leave", args=["example", 0]))
        leave_all_url = absolute(reverse("subscriptions:leave_all", args=["example"]))
        context = words | {"heading": words["subject"], "subject": subject, "is_test": True, "since": timezone.now()}
        return _message(address, ISSUE, context | {"leave_url": leave_url, "leave_all_url": leave_all_url})


def _words(issue: NewsletterIssue, language: str) -> dict[str, Any]:
    words = issue.translation_in(language)
    body = _with_whole_addresses(expand_db_html(words.body))
    return {
        "subject": words.subject,
        "heading": words.subject,
        "html": body,
        "text": plain_text(body),
        "words_language": words.foreign_language,
    }


def _with_whole_addresses(html: str) -> str:
    return re.sub(r'(<a\b[^>]*\bhref=")/(?!/)', rf"\g<1>{settings.BASE_URL}/", html)
