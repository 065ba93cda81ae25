"""Imported people who have not signed in yet: one e-mail each, when the office says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts.services import invite
from learning.imports.models import ImportedAccount

if TYPE_CHECKING:
    from django.db.models import QuerySet


def not_written_to() -> QuerySet[ImportedAccount]:
    """Imported people who cannot sign in yet, and who have had no e-mail about it."""
    waiting = ImportedAccount.objects.filter(written_at=None, user__is_active=True)
    return waiting.exclude(user__emailaddress__verified=True).order_by("pk")


def write_to(account_id: int) -> None:
    """One e-mail with a link that proves the address and sets the password; once."""
    with transaction.atomic():
        account = not_written_to().select_for_update(of=("self",)).filter(pk=account_id).first()
        if account is not None:
            account.written_at = timezone.now()
            account.save(update_fields=["written_at"])
            invite(account.user)
