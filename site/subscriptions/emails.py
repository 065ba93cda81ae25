"""The emails to subscribers: the link that confirms, and the issues. None has a picture, or a link that counts."""

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

from languages.locales import language_tag
from subscriptions.plain_text import plain_text

if TYPE_CHECKING:
    from subscriptions.models import NewsletterIssue, Subscriber

LONGEST_LINE = 998  # RFC 5322


class NewsletterMessage(EmailMultiAlternatives):
    """Folds no header: mail programs do not find the address to leave (RFC 8058) where Python breaks or encodes it."""

    def message(self, *, policy: Any = email.policy.default) -> Any:
        return super().message(policy=policy.clone(max_line_length=LONGEST_LINE))


def confirmation_email(subscriber: Subscriber) -> EmailMessage:
    return _email("confirm", subscriber, {"confirm_url": settings.BASE_URL + subscriber.get_confirm_url()})


def already_email(subscriber: Subscriber) -> EmailMessage:
    """For whoever asks again. The page that she asked on says the same as to everybody."""
    return _email("already", subscriber, {"leave_url": settings.BASE_URL + subscriber.get_leave_url()})


def _email(name: str, subscriber: Subscriber, context: dict[str, Any]) -> EmailMessage:
    """The first line of the template is the subject."""
    with translation.override(subscriber.language):
        text = render_to_string(f"pages/subscriptions/emails/{name}.txt", context)
    subject, _gap, body = text.strip().partition("\n")
    return EmailMessage(subject.strip(), body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [subscriber.email])


def newsletter_email(issue: NewsletterIssue, subscriber: Subscriber) -> NewsletterMessage:
    """The issue in the language of the subscription; in English, and it says so, where it has no words in that."""
    leave_url = settings.BASE_URL + subscriber.get_leave_url()
    headers = {"List-Unsubscribe": f"<{leave_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return _issue_email(issue, subscriber.email, subscriber.language, headers, {
        "leave_url": leave_url, "since": subscriber.confirmed_at,
    })  # fmt: skip


def test_emails(issue: NewsletterIssue, address: str) -> list[NewsletterMessage]:
    """The issue in each language that it has, for whoever wrote it. Nobody can leave through one."""
    leave_url = settings.BASE_URL + reverse("subscriptions:leave", args=["example"])
    context = {"leave_url": leave_url, "since": timezone.now(), "is_test": True}
    return [_issue_email(issue, address, row.language, {}, context) for row in issue.translations.all()]


def _issue_email(
    issue: NewsletterIssue, address: str, language: str, headers: dict[str, str], context: dict[str, Any]
) -> NewsletterMessage:
    with translation.override(language):
        words = issue.translation_in(language)
        body = _with_whole_addresses(expand_db_html(words.body))
        context |= {
            "subject": words.subject,
            "html": body,
            "text": plain_text(body),
            "language": language_tag(language),
            "words_language": words.foreign_language,
            "site": settings.BASE_URL,
        }
        text = render_to_string("pages/subscriptions/emails/newsletter.txt", context)
        html = render_to_string("pages/subscriptions/emails/newsletter.html", context)
        subject = context["subject"]
        if context.get("is_test"):
            subject = translation.gettext("[Test] %(subject)s") % {"subject": subject}
    message = NewsletterMessage(subject, text.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [address], headers=headers)
    message.attach_alternative(html, "text/html")
    return message


def _with_whole_addresses(html: str) -> str:
    return re.sub(r'(<a\b[^>]*\bhref=")/(?!/)', rf"\g<1>{settings.BASE_URL}/", html)
