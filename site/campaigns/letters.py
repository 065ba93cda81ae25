"""Letters that a reader makes her own. They are written in her browser or her mail program; this site gets nothing."""

from __future__ import annotations

import math
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: Windows hands no longer `mailto:` address to a mail program.
LONGEST_ADDRESS = 2000
#: The subject and the beginning of the address take the rest.
LONGEST_TEXT = 1600


def mail_address(subject: str, text: str) -> str:
    """The `mailto:` address of a letter; empty when it is too long for mail programs."""
    address = f"mailto:?subject={_quoted(subject)}&body={_quoted(text)}"
    return address if len(address) <= LONGEST_ADDRESS else ""


def validate_fits_mail(text: str) -> None:
    """For the suggested text, in whatever language: the link to a mail program takes no more."""
    length = len(_quoted(text))
    if length > LONGEST_TEXT:
        too_many = math.ceil((length - LONGEST_TEXT) * len(text) / length)
        sentence = _("This is too long for mail programs. Make it shorter by about %(number)d letters.")
        raise ValidationError(sentence % {"number": too_many})


def _quoted(text: str) -> str:
    """As an address has it; RFC 6068 wants each line to end with both characters."""
    return quote("\r\n".join(text.splitlines()), safe="", errors="replace")
