"""The public pages of subscriptions: sign up, confirm, leave. Reading one of them changes nothing, ever.

Whether an address is on a list is said to nobody but in an email to it.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from allauth.core.ratelimit import consume
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.outages import CannotKeep, keeping, unavailable
from languages.locales import current_language
from subscriptions import services
from subscriptions.forms import SignUpForm
from subscriptions.lists import SubscriberList, find_list
from subscriptions.models import NEWSLETTER, Subscription


@require_http_methods(["GET", "HEAD", "POST"])
def newsletter(request: HttpRequest) -> HttpResponse:
    return _sign_up(request, find_list(NEWSLETTER))


@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest, list_key: str) -> HttpResponse:
    """Where a form that stands on another page is sent, and comes back when something is wrong with it."""
    found = find_list(list_key)
    if found and found.form_url != request.path and request.method != "POST":
        return HttpResponseRedirect(found.form_url)
    return _sign_up(request, found)


def _sign_up(request: HttpRequest, asked_for: SubscriberList | None) -> HttpResponse:
    """The same answer to each address. One that was given too often gets no more email for an hour."""
    if asked_for is None or asked_for.is_for_accounts:
        raise Http404
    form = SignUpForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _show(request, asked_for, form)
    try:
        with keeping():
            if not consume(request, action="ask_for_emails"):
                return _show(request, asked_for, form, status=HTTPStatus.TOO_MANY_REQUESTS, too_many=True)
            email = form.cleaned_data["email"]
            if _may_be_written_to(request, email, asked_for):
                services.ask(email, current_language(), asked_for.key)
    except CannotKeep:
        return unavailable(_show(request, asked_for, form, cannot_keep=True))
    return HttpResponseRedirect(reverse("subscriptions:asked"))


def _may_be_written_to(request: HttpRequest, email: str, asked_for: SubscriberList) -> bool:
    """For one list a few times an hour, for all together more often: a reader may follow several chapters at once."""
    for_list = consume(request, action="ask_for_emails_again", key=f"{email} {asked_for.key}")
    return bool(for_list and consume(request, action="ask_for_many_emails", key=email))


def _show(
    request: HttpRequest, asked_for: SubscriberList, form: SignUpForm, status: int = HTTPStatus.OK, **context: Any
) -> HttpResponse:
    context |= {"form": form, "list": asked_for, "is_newsletter": asked_for.key == NEWSLETTER}
    return render(request, "pages/subscriptions/subscribe.html", context, status=status)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/subscriptions/asked.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The link in the first email: a page with one button, since mail scanners open links."""
    subscription = _subscriptions(key).filter(pk=number).first()
    asked_for = subscription.list if subscription else None
    if request.method == "POST":
        if asked_for:
            services.confirm(key, number)
        return HttpResponseRedirect(request.path)
    is_confirmed = bool(asked_for and subscription and subscription.confirmed_at)
    can_confirm = bool(asked_for) and Subscription.objects.unconfirmed().filter(pk=number).exists()
    status = HTTPStatus.OK if is_confirmed or can_confirm else HTTPStatus.GONE
    context = {"is_confirmed": is_confirmed, "can_confirm": can_confirm, "list": asked_for}
    return render(request, "pages/subscriptions/confirm.html", context, status=status)


@csrf_exempt  # mail programs post without a session, a token or an origin (RFC 8058); the key says who leaves
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One list. A page with one button, which a mail program may press too: answered with a page, never a redirect."""
    subscription = _subscriptions(key).filter(pk=number).first()
    context = {"list": subscription.list if subscription else None, "is_on_list": bool(subscription)}
    if request.method == "POST":
        services.leave(key, number)
        context |= {"has_left": True, "is_on_list": False}
    context["others"] = _subscriptions(key).exclude(pk=number)
    context["key"] = key
    return render(request, "pages/subscriptions/leave.html", context)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave_all(request: HttpRequest, key: str) -> HttpResponse:
    """What one is subscribed to, each with its own page to leave, and one button for all."""
    if request.method == "POST":
        services.leave(key)
    return render(
        request,
        "pages/subscriptions/leave_all.html",
        {"has_left": request.method == "POST", "subscriptions": _subscriptions(key)},
    )


def _subscriptions(key: str) -> Any:
    return Subscription.objects.filter(subscriber__key=key).select_related("subscriber").order_by("pk")
