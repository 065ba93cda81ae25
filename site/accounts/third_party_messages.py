"""Messages of Django and allauth that readers see and that have no Welsh translation there.

No code reads them: makemessages finds them here and puts them into our catalogue, which Django asks before theirs.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop, ngettext_lazy

MESSAGES = (
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    gettext_noop("This password is too common."),
    gettext_noop("The password is too similar to the %(verbose_name)s."),
    gettext_noop("You must type the same password each time."),
    gettext_noop("This account is currently inactive."),
    gettext_noop("Null characters are not allowed."),
    gettext_noop("You cannot activate two-factor authentication until you have verified your email address."),
)
