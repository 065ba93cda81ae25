"""Sign-in, a new address, and redirects from Wagtail's sign-in pages to allauth's."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from allauth.account import views as allauth
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.forms import LoginForm


class SignInView(allauth.LoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        off = not settings.STAFF_SECOND_FACTOR_REQUIRED
        return super().get_context_data(**kwargs) | {"second_factor_off": off}

    def form_invalid(self, form: LoginForm) -> HttpResponse:
        response = super().form_invalid(form)
        if form.has_error(NON_FIELD_ERRORS, "too_many_login_attempts"):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        return response


class ChangeAddressView(allauth.EmailView):
    """Asks for a new address; the old one stays until the new one is confirmed. She gives her password again first."""

    def get_success_url(self) -> str:
        return f"{reverse('account_email')}?sent=1"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"sent": self.request.GET.get("sent") == "1"}


class ConfirmAddressView(allauth.ConfirmEmailView):
    """Somebody else may have made an account with this address since the link was mailed: then it is an old link."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(*args, **kwargs)
        except IntegrityError:
            return self.respond(False)

    def respond(self, success: bool) -> HttpResponse:
        if success:
            return super().respond(success)
        return render(self.request, "account/email_confirm.html", {"confirmation": None})


@csrf_exempt  # it changes nothing: it only redirects
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def redirect_to_login(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Redirects from Wagtail's and Django's sign-in pages, which have no second factor and no rate limits."""
    return _redirect_with_next("account_login", request)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def redirect_to_password_reset(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    return _redirect_with_next("account_reset_password", request)


def _redirect_with_next(name: str, request: HttpRequest) -> HttpResponse:
    target = request.GET.get("next", "")
    query = f"?{urlencode({'next': target})}" if target else ""
    return HttpResponseRedirect(f"{reverse(name)}{query}")


def admin_session(request: HttpRequest) -> JsonResponse:
    """Who is signed in, and the token that her forms need now: a new sign-in changes it. For `session-ended.js`."""
    return JsonResponse({"person": request.user.pk, "csrf_token": get_token(request)})


class SignedInAgainView(WagtailAdminTemplateMixin, TemplateView):
    """Where signing in beside an open page ends. The script on it tells that page to go on."""

    page_title = _("You are signed in again")
    header_icon = "user"
    template_name = "pages/accounts/admin/signed_in_again.html"
