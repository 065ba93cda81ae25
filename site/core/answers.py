"""The vocabulary of access: what the answer to "may this person see this?" can be.

`learning.access` decides; everybody else only reads the answer.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _


class Outcome(StrEnum):
    ALLOWED = "allowed"
    SIGN_IN = "sign_in"
    NOT_MEMBER = "not_member"
    LAPSED = "lapsed"
    NOT_YET = "not_yet"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Answer:
    """One outcome with what its sentence needs; true only when the person is let in.

    `audience` is a whole sentence ("Members of the South network can see this."), `network` the
    name of the network that would let the person in, `on` the day that the sentence names.
    """

    outcome: Outcome
    audience: str = ""
    network: str = ""
    on: datetime.date | None = None

    def __bool__(self) -> bool:
        return self.outcome is Outcome.ALLOWED

    @property
    def sentence(self) -> str:
        """Why, in words for the person who asked."""
        day = date_format(self.on, "j F Y") if self.on else ""
        match self.outcome:
            case Outcome.ALLOWED:
                return self.audience
            case Outcome.SIGN_IN:
                return _("Sign in to see whether this is open to you.")
            case Outcome.LAPSED:
                return _("Your membership of the %(network)s network ended on %(day)s.") % {
                    "network": self.network,
                    "day": day,
                }
            case Outcome.NOT_YET:
                return _("This opens on %(day)s.") % {"day": day} if day else _("This is not open yet.")
            case Outcome.WITHDRAWN:
                return _("This has been withdrawn.")
        return self.audience
