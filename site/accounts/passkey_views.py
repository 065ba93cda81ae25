"""allauth's views for passkeys where ours differ: a page to sign in on, errors on the page, a last one that stays."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.mixins import NextRedirectMixin
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as mfa
from allauth.mfa.internal.flows.add import validate_can_add_authenticator
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator

from accounts.passkey_forms import AgainForm, SignInForm
from accounts.sessions import remember_shared_device


class SecondStepView(mfa.IndexView):
    """allauth sends everybody back here who has not confirmed a new address yet, so the page says why."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        try:
            validate_can_add_authenticator(self.request.user)
        except ValidationError:
            return super().get_context_data(**kwargs) | {"address_to_confirm": True}
        return super().get_context_data(**kwargs)


class SignInView(NextRedirectMixin, webauthn.LoginWebAuthnView):
    """A page of its own, so that a reader without a script gets a sentence, and everybody is asked whose device it is."""

    template_name = "mfa/webauthn/login.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        options = begin_authentication(user=None)
        return super().get_context_data(**kwargs) | {"js_data": {"request_options": options}}

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))

    def form_valid(self, form: SignInForm) -> HttpResponse:
        response = super().form_valid(form)
        self.request.session.set_expiry(0 if form.is_shared else settings.SESSION_COOKIE_AGE)
        remember_shared_device(self.request, form.is_shared)
        return response


class AgainView(webauthn.ReauthenticateWebAuthnView):
    def form_invalid(self, form: AgainForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data() | {"form": form})


@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class RenameView(webauthn.EditWebAuthnView):
    success_url = reverse_lazy("mfa_index")


class RemoveView(webauthn.RemoveWebAuthnView):
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Form) -> HttpResponse:
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.object):
            form.add_error(None, adapter.validation_error("cannot_delete_authenticator"))
            return self.form_invalid(form)
        return super().form_valid(form)
