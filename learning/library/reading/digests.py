"""The weekly digest: what is new and changed in the libraries that are open to each person when it is written."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.addresses import absolute
from core.dates import LONDON
from core.registry import DigestPart, digest_parts
from learning.audiences import AudienceKind
from learning.library.models import DigestChoice, Library, Resource
from learning.library.reading import digest_choices
from learning.library.reading.versions import NewerVersion, newer_versions, with_resources
from subscriptions.emails import list_email
from subscriptions.for_accounts import ListForAccounts, is_reached_at
from subscriptions.models import Sending, Subscription
from subscriptions.services import send_digest

if TYPE_CHECKING:
    from accounts.models import User

TEMPLATE = "pages/library/emails/digest"
WEEK = datetime.timedelta(days=7)
#: On Monday at this hour in London.
HOUR = 7
#: More than these are counted, not named.
NAMED = 30


class WeeklyDigest(ListForAccounts):
    name = digest_choices.LIST
    label = gettext_lazy("What is new in the libraries")
    heading = gettext_lazy("What is new in your libraries")
    rhythm = gettext_lazy("At most one e-mail a week, on Monday, and none when nothing is new.")
    url_name = "learning:digest"

    def email(self, sending: Sending, subscription: Subscription) -> EmailMessage | None:
        """None for somebody who may read nothing that is new, or whose address is not her account's any more."""
        choice = DigestChoice.objects.filter(subscription=subscription).select_related("user").first()
        if choice is None or not is_reached_at(choice.user, subscription.subscriber.email):
            return None
        subscription.language = choice.user.preferred_language
        with translation.override(subscription.language):
            news = _news_for(choice, sending, subscription)
            return list_email(subscription, TEMPLATE, _context(news)) if news else None


@dataclass(frozen=True)
class News:
    """`more`: how many are not named."""

    resources: list[Resource]
    newer: list[NewerVersion]
    since: datetime.datetime
    more: int = 0
    #: What other apps add.
    parts: list[DigestPart] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.resources or self.newer or any(part.is_news for part in self.parts))


def _news_for(choice: DigestChoice, sending: Sending, subscription: Subscription) -> News:
    """Of the days that the digest is about and in which she wanted it. What she may see is decided now."""
    since, until = (datetime.datetime.fromisoformat(sending.content[name]) for name in ("since", "until"))
    since = max(since, subscription.confirmed_at or since)
    return news_for(choice.user, since, until, list(choice.of_networks.values_list("pk", flat=True)))


def news_for(user: User, since: datetime.datetime, until: datetime.datetime, networks: list[int]) -> News:
    visible = Resource.objects.visible_to(user)
    newer = [v for v in newer_versions(user, visible) if since < v.newest.added_at <= until]
    found = visible.filter(newest_at__gt=since, newest_at__lte=until).exclude(
        pk__in=[version.newest.resource_id for version in newer]
    )
    if networks:
        theirs = Library.objects.filter(audience_kind=AudienceKind.NETWORKS, networks__in=networks)
        found = found.filter(section__library__in=theirs.values("pk"))
    listed = found.select_related("section__library").with_current_files("-added_at")
    listed = listed.prefetch_related("translations", "section__library__translations")
    resources = list(listed.order_by("-newest_at", "-pk")[:NAMED])
    more = found.count() - NAMED if len(resources) == NAMED else 0
    return News(resources, with_resources(newer), since, more, digest_parts(user, since, networks))


def _context(news: News) -> dict[str, Any]:
    """The subject names nothing: it stands on a screen that others may see."""
    return {
        "subject": _("What is new in your libraries"),
        "resources": [_line(resource, news.since) for resource in news.resources],
        "newer": [_newer_line(version) for version in news.newer],
        "more": news.more,
        "parts": news.parts,
        "all_url": absolute(reverse("learning:new")),
    }


def _line(resource: Resource, since: datetime.datetime) -> dict[str, Any]:
    newest = resource.current_files[0] if resource.current_files else None
    published = resource.first_published_at
    return {
        "resource": resource,
        "url": absolute(resource.get_absolute_url()),
        "is_new": published is None or published > since,
        "what_changed": newest.what_changed if newest and newest.added_at > since else "",
        "file_lang": newest.foreign_language if newest else "",
    }


def _newer_line(version: NewerVersion) -> dict[str, Any]:
    resource = version.newest.resource
    return {"resource": resource, "version": version, "url": absolute(resource.get_absolute_url())}


def last_cut(now: datetime.datetime | None = None) -> datetime.datetime:
    """The last time that it was Monday at seven."""
    here = (now or timezone.now()).astimezone(LONDON)
    monday = here.replace(hour=HOUR, minute=0, second=0, microsecond=0) - datetime.timedelta(days=here.weekday())
    return monday if here >= monday else monday - WEEK


@transaction.atomic
def send_weekly() -> Sending | None:
    """Begins the digest of this week, once, where anybody wants one.

    One that no worker has laid out since is part of it: nobody gets two on one day.
    """
    until = last_cut()
    earlier = Sending.objects.filter(list_key=digest_choices.LIST)
    if earlier.filter(day=until.date()).exists() or not DigestChoice.objects.exists():
        return None
    digest_choices.follow_addresses()
    left = earlier.filter(prepared_at=None).select_for_update().order_by("day").first()
    before = earlier.order_by("-day").first()
    since = before.content["until"] if before else (until - WEEK).isoformat()
    if left is not None:
        since = left.content["since"]
        left.delete()
    return send_digest(digest_choices.LIST, until.date(), content={"since": since, "until": until.isoformat()})
