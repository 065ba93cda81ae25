"""Log lines: one for each event, with the id of its request or task, and without personal data."""

from __future__ import annotations

import logging
import re
import threading
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

NO_EVENT = "-"
#: What the process works on at this moment: the id of a request, or "task" and the id of a task.
event_id: ContextVar[str] = ContextVar("event_id", default=NO_EVENT)

EMAIL_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
#: Addresses that open something by themselves: resets, confirmations, downloads, leaving.
OPENING_PATH = re.compile(
    r"(/accounts/(?:confirm-email|password/reset/key)/|/subscriptions/(?:confirm|leave)/|/learning/(?:files|meetings/calendar)/)[^\s\"']+",
    re.I,
)
ID_OF_PROXY = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)


def without_personal_data(text: str) -> str:
    return OPENING_PATH.sub(r"\1*", EMAIL_ADDRESS.sub("(e-mail address)", text))


class Outage:
    """Logs that something went away, and that it is back: one line each in a process, however many requests meet it."""

    def __init__(self, logger: logging.Logger, gone: str, back: str) -> None:
        """`gone` has a place for the error."""
        self._logger, self._gone, self._back = logger, gone, back
        self._lock = threading.Lock()
        self.lasts = False

    def begins(self, error: object) -> bool:
        """False if it lasts already."""
        with self._lock:
            before, self.lasts = self.lasts, True
        if not before:
            self._logger.error(self._gone, error)
        return not before

    def ends(self) -> None:
        if self.lasts:
            with self._lock:
                before, self.lasts = self.lasts, False
            if before:
                self._logger.warning(self._back)


class EventFormatter(logging.Formatter):
    """A traceback follows on the same line, so that every line is one event."""

    def format(self, record: logging.LogRecord) -> str:
        record.event_id = event_id.get()
        lines = super().format(record).splitlines()
        return without_personal_data("\\n".join(lines))


class IntendedThreads(logging.Filter):
    """Without the web server's advice, at each start, to have fewer threads: most of ours wait (WEB_THREADS)."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "Python threads, which seems quite high" not in record.getMessage()


class RequestId:
    """Names the request in each log line: by the proxy's `X-Request-ID`, or by an id of ours without a proxy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "") if settings.TRUSTED_PROXY_COUNT > 0 else ""
        event_id.set(given if ID_OF_PROXY.fullmatch(given) else uuid.uuid4().hex)
        return self.get_response(request)


def forget_request(**kwargs: Any) -> None:
    """When the response was sent: Django logs a status of 500 and more after all middleware."""
    event_id.set(NO_EVENT)


def name_task(*, task_result: Any, **kwargs: Any) -> None:
    """When a worker begins a task. A task that runs at once, in tests, keeps the id of its request."""
    if event_id.get() == NO_EVENT:
        event_id.set(f"task {task_result.id}")


def forget_task(**kwargs: Any) -> None:
    if event_id.get().startswith("task "):
        event_id.set(NO_EVENT)
