"""The coming meetings of a person's networks, in her weekly digest."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from accounts.models import User
from core.addresses import absolute
from core.registry import DigestLine, DigestPart, register_digest_part
from learning.meetings.emails import when
from learning.meetings.models import Meeting

#: More stand on the pages of her networks.
NAMED = 10


@register_digest_part
def coming_meetings(user: User, since: datetime.datetime, networks: list[int]) -> DigestPart | None:
    """Those of which she may read now. They are news by themselves in the week in which one was announced."""
    coming = Meeting.objects.visible_to(user).filter(is_cancelled=False).coming()
    if networks:
        coming = coming.filter(network__in=networks)
    meetings = list(coming.select_related("network").prefetch_related("translations")[:NAMED])
    if not meetings:
        return None
    is_news = coming.filter(first_published_at__gt=since).exists()
    return DigestPart(_("Meetings of your networks"), [_line(meeting) for meeting in meetings], is_news)


def _line(meeting: Meeting) -> DigestLine:
    text = f"{meeting.network.page_title}: {when(meeting)}"
    return DigestLine(meeting.title, text, absolute(meeting.get_absolute_url()), meeting.foreign_language)
