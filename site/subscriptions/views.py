"""The public pages of the newsletter: sign up, confirm, leave. Reading one of them changes nothing, ever.

Whether an address is on the list is said to nobody but in an email to it.
"""

from __future__ import annotations

from http import HTTPStatus

from allauth.core.ratelimit import consume
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.outages import CannotKeep, keeping, unavailable
from languages.locales import current_language
from subscriptions import services
from subscriptions.forms import SignUpForm
from subscriptions.models import Subscriber


@require_http_methods(["GET", "HEAD", "POST"])
def newsletter(request: HttpRequest) -> HttpResponse:
    """The same answer to each address. One that was given too often gets no more email for an hour."""
    form = SignUpForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _show(request, form)
    try:
        with keeping():
            if not consume(request, action="ask_for_newsletter"):
                return _show(request, form, status=HTTPStatus.TOO_MANY_REQUESTS, too_many=True)
            email = form.cleaned_data["email"]
            if consume(request, action="ask_for_newsletter_again", key=email):
                services.ask(email, current_language())
    except CannotKeep:
        return unavailable(_show(request, form, cannot_keep=True))
    return HttpResponseRedirect(reverse("subscriptions:asked"))


def _show(request: HttpRequest, form: SignUpForm, status: int = HTTPStatus.OK, **context: bool) -> HttpResponse:
    return render(request, "pages/subscriptions/newsletter.html", {"form": form, **context}, status=status)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/subscriptions/asked.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """The link in the first email: a page with one button, since mail scanners open links."""
    if request.method == "POST":
        services.confirm(key)
        return HttpResponseRedirect(request.path)
    is_confirmed = Subscriber.objects.confirmed().filter(key=key).exists()
    can_confirm = not is_confirmed and Subscriber.objects.unconfirmed().filter(key=key).exists()
    status = HTTPStatus.OK if is_confirmed or can_confirm else HTTPStatus.GONE
    context = {"is_confirmed": is_confirmed, "can_confirm": can_confirm}
    return render(request, "pages/subscriptions/confirm.html", context, status=status)


@csrf_exempt  # mail programs post without a session, a token or an origin (RFC 8058); the key says who leaves
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, key: str) -> HttpResponse:
    """A page with one button, which a mail program may press too. It is answered with a page, never a redirect."""
    if request.method == "POST":
        services.leave(key)
        return render(request, "pages/subscriptions/leave.html", {"has_left": True})
    is_on_list = Subscriber.objects.filter(key=key).exists()
    return render(request, "pages/subscriptions/leave.html", {"is_on_list": is_on_list})
