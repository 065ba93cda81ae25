"""How many emails of a sending wait, are sent and failed."""

from __future__ import annotations

from django.db.models import Count, Q

from subscriptions.enums import DeliveryState


def waits(prefix: str = "") -> Q:
    """What a worker has in hand waits as well; for somebody who has left since, nothing does."""
    waiting = Q(**{f"{prefix}state": DeliveryState.WAITING, f"{prefix}subscription__isnull": False})
    return waiting | Q(**{f"{prefix}state": DeliveryState.CLAIMED})


def counts_of(deliveries: str) -> dict[str, Count]:
    """`waiting`, `sent` and `failed`, as annotations; `deliveries` is the relation that leads to them."""
    return {
        "waiting": Count(deliveries, filter=waits(f"{deliveries}__")),
        "sent": Count(deliveries, filter=Q(**{f"{deliveries}__state": DeliveryState.SENT})),
        "failed": Count(deliveries, filter=Q(**{f"{deliveries}__state": DeliveryState.FAILED})),
    }
