"""`manage.py rotate_second_factor_keys`: writes every stored secret again with the first key.

Put the new key first in SECOND_FACTOR_KEYS and keep the old one behind it, run this, then take the
old one away.
"""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.adapters import second_factor_fernet

ENCRYPTED_FIELDS = ("secret", "seed")


class Command(BaseCommand):
    help = "Encrypts second factors again with the first of SECOND_FACTOR_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for pk in Authenticator.objects.values_list("pk", flat=True):
            with transaction.atomic():
                row = Authenticator.objects.select_for_update().get(pk=pk)
                for name in ENCRYPTED_FIELDS:
                    if value := row.data.get(name):
                        row.data[name] = second_factor_fernet().rotate(value.encode()).decode()
                row.save(update_fields=["data"])
            count += 1
        if options["verbosity"]:
            self.stdout.write(f"{count} second factors are encrypted with the first key.")
