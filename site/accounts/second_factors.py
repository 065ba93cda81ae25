"""For somebody who has lost her phone: staff end her second factors, and she is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from accounts.devices import end_other_devices
from accounts.models import User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from wagtail.permission_policies.base import BasePermissionPolicy


@transaction.atomic
def clear_second_factors(person: User, by: User, reason: str) -> int:
    """Removes codes, recovery codes and passkeys, and ends every session; returns how many factors there were.

    Without any it changes nothing: a second press tells nobody again.
    """
    User.objects.select_for_update().get(pk=person.pk)
    number, _kinds = Authenticator.objects.filter(user=person).delete()
    if number:
        end_other_devices(person, None)
        log(person, "accounts.clear_second_factors", user=by, data={"reason": reason})
        get_adapter().send_notification_mail("pages/accounts/emails/second_factors_cleared", person, {"reason": reason})
    return number


def may_clear_second_factors(by: User | AnonymousUser, person: User) -> bool:
    """Not her own, which she does on her own page; and those of a superuser only a superuser."""
    return by != person and (by.is_superuser or not person.is_superuser)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        help_text=gettext_lazy("The person reads it. For example “You called us: your phone is lost.”"),
        error_messages={"required": gettext_lazy("Write the reason: the person will read it.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ClearSecondFactorsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """For those who may edit people. Says first what happens, since whoever asks for it may be somebody else."""

    permission_required = "change"
    page_title = gettext_lazy("Remove the second steps")
    header_icon = "lock-open"
    template_name = "pages/accounts/admin/clear_second_factors.html"
    form_class = ReasonForm

    @property
    def permission_policy(self) -> BasePermissionPolicy:
        return policy_registry.get_by_type(User)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.person = get_object_or_404(User, pk=kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_clear_second_factors(request.user, self.person):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def edit_url(self) -> str:
        return reverse("wagtailusers_users:edit", args=[self.person.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("wagtailusers_users:index"), "label": _("People")},
            {"url": self.edit_url, "label": str(self.person)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        has_any = Authenticator.objects.filter(user=self.person).exists()
        return super().get_context_data(**kwargs) | {"person": self.person, "has_any": has_any, "back": self.edit_url}

    def form_valid(self, form: ReasonForm) -> HttpResponse:
        by = cast("User", self.request.user)
        if clear_second_factors(self.person, by, form.cleaned_data["reason"]):
            messages.success(self.request, _("Removed. The person is signed out everywhere and gets an e-mail."))
        else:
            messages.warning(self.request, _("This account has no second step; nothing was changed."))
        return HttpResponseRedirect(self.edit_url)
