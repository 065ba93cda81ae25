"""The time of a person's previous visit to the hub, which shows what is new since then."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

if TYPE_CHECKING:
    from accounts.models import User

#: Session key: the last visit before this session, so that a reload does not hide what is new.
PREVIOUS_VISIT = "hub_since"


def record_visit(request: HttpRequest, user: User) -> None:
    """Stores the time of this visit; HEAD does not count."""
    if PREVIOUS_VISIT not in request.session:
        request.session[PREVIOUS_VISIT] = user.last_hub_visit.isoformat() if user.last_hub_visit else ""
    if request.method == "GET":
        get_user_model().objects.filter(pk=user.pk).update(last_hub_visit=timezone.now())


def visit_before(request: HttpRequest) -> datetime.datetime | None:
    """When the person was here before this session; None at the first visit."""
    return parse_datetime(request.session.get(PREVIOUS_VISIT, ""))
