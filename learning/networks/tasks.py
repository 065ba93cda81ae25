"""Letters about memberships. Arguments are ids; each may run twice and is sent once."""

from __future__ import annotations

from django.db import transaction
from django.tasks import task
from django.utils import timezone


@task
def send_letters(change_id: int) -> None:
    """Tells those whom a change concerns, unless they were told already."""
    from learning.networks.letters import letters_about
    from learning.networks.models import MembershipChange

    with transaction.atomic():
        change = MembershipChange.objects.select_for_update().filter(pk=change_id, told_at__isnull=True).first()
        if change is None:
            return
        for letter in letters_about(change):
            letter.send()
        change.told_at = timezone.now()
        change.save(update_fields=["told_at"])
