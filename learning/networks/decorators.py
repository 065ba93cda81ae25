"""Access control of the pages from which a network is coordinated."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from accounts.middleware import ask_for_second_factor
from core.signed_out import sign_in_first
from core.visitors import Visitor, is_person, private
from learning.networks.models import Network

View = Callable[..., HttpResponse]


def coordinators_only(view: View) -> View:
    """Calls the view with the network, for those who decide about its memberships now: its coordinators, and the office.

    Signed out, every path redirects to sign-in and back. For everybody else the network has no such page: 404, also for the
    coordinator of another network. As in the admin, they show a second factor first: what is here is about other people.
    """

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        user = Visitor(request).user
        if not is_person(user):
            return sign_in_first(request)
        network = get_object_or_404(Network.objects.decided_by(user).described(), slug=slug)
        return private(ask_for_second_factor(request) or view(request, network, **kwargs))

    return guarded
