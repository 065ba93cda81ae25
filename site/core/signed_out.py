"""What somebody wrote while her session ended: on a shared computer it does after twenty quiet minutes."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from core.visitors import private


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """For an address that is one person's or some people's: to the sign-in page, and back here.

    Words that were sent are not lost: a page keeps them, from which they are sent again after signing in beside it.
    """
    sign_in = reverse("account_login")
    if _has_words(request):
        context = {
            "sign_in_url": f"{sign_in}?{urlencode({'next': request.path})}",
            "sent": [(name, value) for name, values in request.POST.lists() for value in values],
        }
        return private(render(request, "pages/accounts/signed_out.html", context, status=403))
    return private(redirect_to_login(request.get_full_path(), sign_in))


def _has_words(request: HttpRequest) -> bool:
    """Whether something was written, and not only a button pressed. Files of strangers are not even read."""
    if request.method != "POST" or request.content_type != "application/x-www-form-urlencoded":
        return False
    return any(" " in value.strip() for _name, values in request.POST.lists() for value in values)
