"""Decorators for views."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from core.middleware import SAFE_METHODS


def atomic_writes(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A request that may write does so in one transaction, so that a process that is killed leaves nothing half done.

    Wagtail makes a new page live before it stores its revision. Requests that only read are left alone: on SQLite
    each transaction takes the lock for writing.

    What another request saved between the check of a form and its saving, such as the same address, is a fault of the
    form: it is sent once more, so that its own check finds it and says so in a sentence.
    """

    @wraps(view)
    def one_transaction(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in SAFE_METHODS:
            return view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except ValidationError:
            with transaction.atomic():
                return view(request, *args, **kwargs)

    return one_transaction
