"""Choices of memberships, networks and organisations."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a membership stands on a given day.

    APPROVED (not begun yet), LAPSING and LAPSED follow from the dates of an ACTIVE row, at the very
    second and without any job; of the three only LAPSED is ever stored, when a newer row follows it.
    """

    APPLIED = "applied", _("Applied")
    MORE_ASKED = "more_asked", _("More asked")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    ACTIVE = "active", _("Active")
    LAPSING = "lapsing", _("Ends soon")
    LAPSED = "lapsed", _("Ended")
    LEFT = "left", _("Left")
    SUSPENDED = "suspended", _("Suspended")
    REMOVED = "removed", _("Removed")


#: How long before the last day a membership is said to end soon.
LAPSING = datetime.timedelta(days=30)
#: The clock reminds so long before the last day: when a membership begins to be one that ends soon, and in its last week.
REMINDERS = (LAPSING, datetime.timedelta(days=7))
#: A person gets no second reminder by hand within this time.
BETWEEN_REMINDERS = datetime.timedelta(days=7)
#: Waiting for the coordinator or staff to decide, or for the applicant to answer.
WAITING = (State.APPLIED, State.MORE_ASKED)
#: Not closed: waiting, or approved at some time. At most one row of a person and network is in one of these.
OPEN = (*WAITING, State.ACTIVE, State.SUSPENDED)
#: What the column may hold.
STORED = (*OPEN, State.REFUSED, State.LAPSED, State.LEFT, State.REMOVED)


class JoiningRule(models.TextChoices):
    """How somebody becomes a member who was not invited."""

    APPROVAL = "approval", _("By approval: people apply, and the coordinator decides")
    INVITATION = "invitation", _("By invitation only")
    DOMAIN = "domain", _("Open to e-mail addresses of these domains; everybody else applies")


class InvitationState(models.TextChoices):
    """Where an invitation stands today; no column holds it."""

    OPEN = "open", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    TAKEN_BACK = "taken_back", _("Taken back")
    ENDED = "ended", _("Ended without an answer")


class Fate(models.TextChoices):
    """What became of a line of a list of addresses to invite."""

    INVITED = "invited", _("Invited")
    INVITED_BEFORE = "invited_before", _("Has an invitation already")
    MEMBER = "member", _("Is a member already")
    SUSPENDED = "suspended", _("Is suspended: give the membership back instead")
    OWN = "own", _("Is your own: somebody else has to invite you")
    TWICE = "twice", _("Stands in the list twice")
    NO_ADDRESS = "no_address", _("Is no e-mail address")
    STRANGE_LETTERS = "strange_letters", _("Has letters that only look like others: type it anew")


class Sector(models.TextChoices):
    PRISON = "prison", _("Prison or probation")
    HEALTH = "health", _("Health or social care")
    CHARITY = "charity", _("Charity or community")
    HOUSING = "housing", _("Housing")
    POLICE = "police", _("Policing")
    EDUCATION = "education", _("Education or research")
    OTHER = "other", _("Something else")


class Region(models.TextChoices):
    """Neutral names for the parts of the country; an organisation's own list was not found."""

    EAST_MIDLANDS = "east_midlands", _("East Midlands")
    EAST = "east", _("East of England")
    LONDON = "london", _("London")
    NORTH_EAST = "north_east", _("North East")
    NORTH_WEST = "north_west", _("North West")
    SOUTH_EAST = "south_east", _("South East")
    SOUTH_CENTRAL = "south_central", _("South Central")
    SOUTH_WEST = "south_west", _("South West")
    WEST_MIDLANDS = "west_midlands", _("West Midlands")
    YORKSHIRE = "yorkshire", _("Yorkshire and the Humber")
    WALES = "wales", _("Wales")
    SCOTLAND = "scotland", _("Scotland")
    NORTHERN_IRELAND = "northern_ireland", _("Northern Ireland")


class SizeBand(models.TextChoices):
    TINY = "1-9", _("1 to 9 people")
    SMALL = "10-49", _("10 to 49 people")
    MEDIUM = "50-249", _("50 to 249 people")
    LARGE = "250+", _("250 people or more")
