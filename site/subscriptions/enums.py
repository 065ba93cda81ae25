"""Where an issue and each of its emails stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IssueState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SCHEDULED = "scheduled", _("scheduled")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    SENT_IN_PART = "sent_in_part", _("sent, but not to everybody")


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    #: A worker has it in hand. Whether its email has left is known only when the worker says so.
    CLAIMED = "claimed", _("in hand")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")
    #: There was nothing to tell this person.
    NOTHING = "nothing", _("nothing to tell")


class Failure(models.TextChoices):
    """Why an email is not tried again, for whoever reads the list of those that failed."""

    REFUSED = "refused", _("The mail server does not know this address.")
    NOT_TAKEN = "not_taken", _("The mail server did not take it for a day.")
    UNKNOWN = "unknown", _("It is not known whether it left, so it is not sent again.")
    FAULT = "fault", _("A fault of this site stopped it. The log says which.")
