"""Which addresses are taken: those of domains, never those of a machine by its number."""

from __future__ import annotations

import re

from django.core.validators import EmailValidator


def refuse_numbers_of_machines() -> None:
    """`name@[127.0.0.1]` is an address to the standard, but nobody has one, and what is sent to it is for machines inside.

    Set on Django's class, because its fields, those of models and those of allauth share one validator.
    """
    EmailValidator.literal_regex = re.compile(r"(?!)")
