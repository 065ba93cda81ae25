"""The newsletter as a list: everybody on it gets each issue."""

from __future__ import annotations

from typing import cast

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from subscriptions.emails import newsletter_email
from subscriptions.lists import ListKind, SubscriberList
from subscriptions.models import NEWSLETTER, NewsletterIssue, Sending, Subscription


class Newsletter(ListKind):
    name = NEWSLETTER
    label = gettext_lazy("Newsletter")

    def find(self, list_key: str) -> SubscriberList | None:
        url = reverse("subscriptions:newsletter")
        rhythm = _("News and new resources. Nothing else.")
        found = SubscriberList(key=NEWSLETTER, label=_("Newsletter"), rhythm=rhythm, url=url, form_url=url)
        return found if list_key == NEWSLETTER else None

    def email(self, sending: Sending, subscription: Subscription) -> EmailMessage:
        return newsletter_email(cast(NewsletterIssue, sending.issue), subscription)

    def title_of(self, sending: Sending) -> str:
        return str(sending.issue)

    def admin_url(self, sending: Sending) -> str:
        return reverse("wagtailsnippets_subscriptions_newsletterissue:sending", args=[sending.issue_id])
