"""Domains of e-mail addresses: the form in which two are compared, and which of them a network may be open to."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: Anybody can have an address there within a minute, so it tells nothing about where she works.
OPEN_TO_EVERYBODY = frozenset({
    "aol.com", "btinternet.com", "fastmail.com", "gmail.com", "gmx.com", "googlemail.com", "hotmail.co.uk", "hotmail.com",
    "icloud.com", "live.co.uk", "live.com", "mail.com", "me.com", "msn.com", "outlook.com", "proton.me", "protonmail.com",
    "sky.com", "talktalk.net", "virginmedia.com", "yahoo.co.uk", "yahoo.com", "zoho.com",
})  # fmt: skip
LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
#: Enough for each service of a region, and for a page that lists them.
MOST = 50


def comparable(domain: str) -> str:
    """The domain in ASCII and lower case, as IDNA writes it; empty for what is none.

    Nothing is turned into letters that it only looks like: an address with such a letter has another form, or none.
    """
    labels = [_in_ascii(label) for label in domain.split(".")]
    return ".".join(labels) if len(labels) > 1 and all(map(LABEL.fullmatch, labels)) else ""


def _in_ascii(label: str) -> str:
    if label.isascii():
        return label.lower()
    return "xn--" + label.lower().encode("punycode").decode() if unicodedata.is_normalized("NFKC", label) else ""


def domain_of(email: str) -> str:
    """What stands after the last @, in the form to compare; empty without an address."""
    return comparable(email.rpartition("@")[2]) if "@" in email else ""


def clean_domains(text: str, *, needed: bool) -> str:
    """The lines of the field, each once, in the form to compare. Raises ValidationError with the lines that are none."""
    lines = [line.strip().removeprefix("@") for line in text.splitlines()]
    found = {line: comparable(line) for line in lines if line}
    error = ""
    if wrong := [line for line, domain in found.items() if not domain]:
        error = _("This is not a domain: %(lines)s. Write it as “justice.gov.uk”.") % {"lines": ", ".join(wrong)}
    elif public := sorted(OPEN_TO_EVERYBODY & set(found.values())):
        error = _("Anybody can have an address there: %(lines)s.") % {"lines": ", ".join(public)}
    elif len(found) > MOST:
        error = _("At most %(number)d domains.") % {"number": MOST}
    elif needed and not found:
        error = _("Write at least one domain.")
    if error:
        raise ValidationError({"domains": error})
    return "\n".join(dict.fromkeys(found.values()))
