"""How far a membership or a completion is from giving access: the words for people who would get into a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Case, OuterRef, Q, Subquery, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from core.dates import today
from learning.networks.enums import WAITING, State

if TYPE_CHECKING:
    from learning.networks.managers import MembershipQuerySet
    from learning.training.managers import CompletionQuerySet


class Nearly(TextChoices):
    """What is in the way. The values sort as `access` asks: of several memberships of one person the first is named."""

    NOT_BEGUN = "1-not-begun", _("Not begun yet")
    SUSPENDED = "2-suspended", _("Suspended")
    NOT_CONFIRMED = "3-not-confirmed", _("Place of work not confirmed")
    APPLIED = "4-applied", _("Applied")
    LAPSED = "5-lapsed", _("Ended")
    OVER = "6-over", _("Completion over")


def nearest_of_each(memberships: MembershipQuerySet) -> MembershipQuerySet:
    """One membership a person, the one that comes closest to giving access, with its word in `nearly`.

    Without those that were refused, left or removed. That a current one does not let the person in can only be
    since what it must have besides was not confirmed.
    """
    day = today()
    ranked = memberships.annotate(
        nearly=Case(
            When(state=State.ACTIVE, starts_on__gt=day, then=Value(Nearly.NOT_BEGUN)),
            When(state=State.SUSPENDED, then=Value(Nearly.SUSPENDED)),
            When(state=State.ACTIVE, ends_on__gte=day, then=Value(Nearly.NOT_CONFIRMED)),
            When(state__in=WAITING, then=Value(Nearly.APPLIED)),
            When(Q(state=State.LAPSED) | Q(state=State.ACTIVE), ends_on__isnull=False, then=Value(Nearly.LAPSED)),
        )
    ).exclude(nearly=None)
    nearest = ranked.filter(user=OuterRef("user")).order_by("nearly", "-pk").values("pk")[:1]
    return ranked.filter(pk=Subquery(nearest))


def nearest_completion_of_each(completions: CompletionQuerySet) -> CompletionQuerySet:
    """One completion a person, of those that do not count now: the one that begins, else the one that was over last."""
    begins = When(completed_on__gt=today(), then=Value(Nearly.NOT_BEGUN))
    ranked = completions.annotate(nearly=Case(begins, default=Value(Nearly.OVER)))
    nearest = ranked.filter(person=OuterRef("person")).order_by("nearly", "-valid_until", "-pk").values("pk")[:1]
    return ranked.filter(pk=Subquery(nearest))
