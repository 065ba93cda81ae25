"""What a monitor asks about the processes beside the web."""

from __future__ import annotations

import logging

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from scheduling.heartbeats import CLOCK, WORKER, late_processes

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def health_work(request: HttpRequest) -> JsonResponse:
    """200 when clock and worker showed themselves within five minutes; else 503, which names who is late."""
    try:
        late = late_processes()
    except DatabaseError as error:
        logger.error("Nobody knows whether clock and worker are at work: the database does not answer: %s", error)
        late = [CLOCK, WORKER]
    states = {process: "late" if process in late else "ok" for process in (CLOCK, WORKER)}
    return JsonResponse({"status": "late" if late else "ok"} | states, status=503 if late else 200)
