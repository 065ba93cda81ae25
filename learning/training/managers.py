"""Querysets of completions and programmes. Today is the date in London."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from core.dates import today
from core.visitors import is_person

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

    # Named in strings below; the models import this module.
    from learning.training.models import Completion, Programme  # noqa: F401

#: How long before its last day a completion is said to end soon.
ENDS_SOON = datetime.timedelta(days=60)


class CompletionQuerySet(models.QuerySet["Completion"]):
    def current(self) -> CompletionQuerySet:
        """Completions in date: the day has come, and the last day, where there is one, is not over."""
        day = today()
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day), completed_on__lte=day)

    def ending_soon(self) -> CompletionQuerySet:
        """Those in date that end within 60 days."""
        return self.current().filter(valid_until__lt=today() + ENDS_SOON)

    def over(self) -> CompletionQuerySet:
        """Those whose last day is over."""
        return self.filter(valid_until__lt=today())

    def of(self, user: User | AnonymousUser | None) -> CompletionQuerySet:
        """A person's own completions; none for a visitor or an inactive account."""
        return self.filter(person=user) if is_person(user) else self.none()


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def described(self) -> ProgrammeQuerySet:
        return self.prefetch_related("translations")
