"""An email to somebody whose account is deleted goes out no more, nor does one that names her address."""

from __future__ import annotations

import json
from typing import Any

from core.account_registry import register_forgetter
from emails.models import WaitingEmail


@register_forgetter
def forget_waiting_emails(user: Any, addresses: set[str]) -> None:
    """What waits is what the mail server has not taken yet: few."""
    for waiting in WaitingEmail.objects.all():
        written = json.dumps(waiting.content, ensure_ascii=False).lower()
        if any(address in written for address in addresses):
            waiting.delete()
