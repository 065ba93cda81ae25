"""The email that tells a member of a new meeting: its day, time and network. What it is about stands on its page alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.addresses import absolute
from learning.meetings import notice_choices
from learning.meetings.emails import when
from learning.meetings.models import Meeting, MeetingNotices
from subscriptions.emails import list_email
from subscriptions.for_accounts import ListForAccounts, is_reached_at

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from subscriptions.models import Sending, Subscription

TEMPLATE = "pages/meetings/emails/announced"


class NewMeetings(ListForAccounts):
    name = notice_choices.LIST
    label = gettext_lazy("New meetings")
    heading = gettext_lazy("New meetings of your networks")
    rhythm = gettext_lazy("One e-mail when a meeting is announced.")
    url_name = "learning:own_calendar"

    def readers(self, sending: Sending, subscriptions: QuerySet[Subscription]) -> QuerySet[Subscription]:
        """The members of the one network, so that a meeting makes no rows for everybody else."""
        network = Meeting.objects.filter(pk=sending.content["meeting"]).values_list("network", flat=True).first()
        members = notice_choices.members(network) if network else []
        return subscriptions.filter(pk__in=MeetingNotices.objects.filter(user__in=members).values("subscription"))

    def email(self, sending: Sending, subscription: Subscription) -> EmailMessage | None:
        """None where she may not read of it now, and of what is cancelled or over."""
        choice = MeetingNotices.objects.filter(subscription=subscription).select_related("user").first()
        if choice is None or not is_reached_at(choice.user, subscription.subscriber.email):
            return None
        open_to_her = Meeting.objects.visible_to(choice.user).filter(is_cancelled=False).coming()
        meeting = open_to_her.select_related("network").filter(pk=sending.content["meeting"]).first()
        if meeting is None:
            return None
        subscription.language = choice.user.preferred_language
        with translation.override(subscription.language):
            subject = _("A new meeting of the %(network)s network") % {"network": meeting.network}
            page_url = absolute(meeting.get_absolute_url())
            context = {"subject": subject, "network": meeting.network, "when": when(meeting), "page_url": page_url}
            return list_email(subscription, TEMPLATE, context)
