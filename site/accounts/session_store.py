"""The store of sessions: each row says whose session it is, so that she finds it and ends it."""

from __future__ import annotations

import datetime
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from accounts.models import Session
from accounts.sessions import DEVICE


class SessionStore(db.SessionStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = cast("Session", super().create_model_instance(data))
        if person := data.get(SESSION_KEY):
            device = data.get(DEVICE, {})
            row.user_id = int(person)
            row.browser, row.system = device.get("browser", ""), device.get("system", "")
            row.first_day, row.last_day = (_day(device.get(name)) for name in ("first_day", "last_day"))
        return row


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
