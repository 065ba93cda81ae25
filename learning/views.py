"""The hub. Libraries have views of their own in learning.library.views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from learning.hub import hub_context
from learning.library.decorators import private

if TYPE_CHECKING:
    from accounts.models import User
    from learning.models import LearningPage


def hub(request: HttpRequest, page: LearningPage, user: User) -> HttpResponse:
    """`LearningPage.serve` comes here for somebody signed in."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    context = {"page": page, "self": page} | hub_context(request, user)
    return private(render(request, "pages/learning/hub.html", context))
