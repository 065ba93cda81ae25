"""How an email to one person is made from a template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string


def plain_email(template: str, to: str, context: Mapping[str, Any] | None = None) -> EmailMessage:
    """In the language that is active. The first line of the template is the subject."""
    subject, _gap, body = render_to_string(template, context).strip().partition("\n")
    return EmailMessage(subject.strip(), body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [to])
