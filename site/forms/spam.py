"""Keeps robots out without a cookie, a puzzle or another company: a field that stays empty, and the time since the page was made.

The moment is signed and stands in the page, which is the same for everybody while it is cached: so a page can be older
than a reader's visit to it, and the trap catches what posts without the page, or with one from yesterday, or at once
after it was made. Whoever falls into it by mistake loses nothing: the form comes back as it was typed, with a sentence,
and pressing the button again sends it.
"""

from __future__ import annotations

import datetime

from allauth.core.ratelimit import consume
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone

#: Nobody reads and answers a form in less; and no page is open for longer.
SHORTEST, LONGEST = datetime.timedelta(seconds=3), datetime.timedelta(days=1)
_SALT = "forms.spam"


def signed_moment() -> str:
    """Now, for a form that is made."""
    return signing.dumps(int(timezone.now().timestamp()), salt=_SALT)


def age_of(signed: str) -> datetime.timedelta | None:
    """Since when that form stands; None for what is not ours, or older than a form can be."""
    try:
        made = signing.loads(signed, salt=_SALT, max_age=LONGEST)
    except signing.BadSignature:
        return None
    return timezone.now() - datetime.datetime.fromtimestamp(made, tz=datetime.UTC)


def sends_too_many(request: HttpRequest) -> bool:
    """Whether more came from this address than an office would send (ACCOUNT_RATE_LIMITS, `answer_form`)."""
    return not consume(request, action="answer_form")
