"""Finished tasks are kept for weeks: those whose error names the address of a person whose account is deleted go at once."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from core.account_registry import register_forgetter


@register_forgetter
def forget_errors_of_tasks(user: Any, addresses: set[str]) -> None:
    for address in addresses:
        DBTaskResult.objects.finished().filter(Q(traceback__icontains=address)).delete()
