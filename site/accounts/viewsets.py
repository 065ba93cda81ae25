"""Users in the admin: email, name and language, but no password."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import HeaderButton
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, IndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from accounts.deleting import DeletePersonView
from accounts.models import User
from accounts.roles import ROLES
from accounts.second_factors import ClearSecondFactorsView, may_clear_second_factors
from accounts.services import change_email, end_work, invite
from core.viewsets import AnyPermissionRequiredMixin

FIELDS = ["email", "name", "preferred_language", "is_superuser", "groups"]
WIDGETS = {"groups": forms.CheckboxSelectMultiple}
EXPLANATIONS = {role.name: role.explanation for role in ROLES}


class RolesField(forms.ModelMultipleChoiceField):
    """Says beside each role what it may do."""

    def label_from_instance(self, obj: Group) -> str:
        explanation = EXPLANATIONS.get(obj.name)
        return f"{obj.name}: {explanation}" if explanation else obj.name


class AddPersonForm(UserCreationForm):
    """Adds an account that its owner can use once she has chosen a password by the mailed link."""

    first_name = last_name = None

    class Meta:
        model = User
        fields: ClassVar = FIELDS
        widgets: ClassVar = WIDGETS
        field_classes: ClassVar = {"groups": RolesField}

    def clean_email(self) -> str:
        return _unused_email(self)

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        person = super().save(commit)
        if commit:
            change_email(person, person.email)
        return person


class EditPersonForm(UserEditForm):
    first_name = last_name = None

    class Meta:
        model = User
        fields: ClassVar = [*FIELDS, "is_active"]
        widgets: ClassVar = WIDGETS
        field_classes: ClassVar = {"groups": RolesField}
        labels: ClassVar = {"is_active": _("The account is open")}
        help_texts: ClassVar = {
            "is_active": _(
                "For colleagues and members alike. When somebody leaves, take the tick away: she is then signed out "
                "everywhere and cannot sign in. Her roles, the networks that she coordinates and her locks on pages "
                "end at once; her memberships stay. Set it again, and she gets a new link."
            )
        }

    def clean_email(self) -> str:
        return _unused_email(self)

    def save(self, commit: bool = True) -> User:
        person = super().save(commit)
        if commit and "email" in self.changed_data:
            change_email(person, person.email, before=self.initial["email"])
        if commit and "is_active" in self.changed_data and not person.is_active:
            end_work(person)
        return person


def _unused_email(form: forms.ModelForm) -> str:
    email = form.cleaned_data["email"].lower()
    if User.objects.filter(email__iexact=email).exclude(pk=form.instance.pk).exists():
        raise forms.ValidationError(_("There is already an account with this e-mail address."))
    return email


class PeopleIndexView(IndexView):
    page_title = _("People")
    add_item_label = _("Add a person")

    @property
    def search_fields(self) -> set[str]:
        return {"name", "email"}


class InvitingMixin:
    """Mails the link to set a password to whoever may now sign in."""

    request: HttpRequest

    def invite(self, person: User) -> None:
        invite(person)
        messages.success(self.request, _("We have sent an e-mail with a link to set the password."))


class AddPersonView(InvitingMixin, CreateView):
    page_title = _("Add a person")

    def form_valid(self, form: forms.ModelForm) -> HttpResponse:
        response = super().form_valid(form)
        self.invite(form.instance)
        return response

    def get_form(self, *args: Any, **kwargs: Any) -> forms.ModelForm:
        return _without_superuser_field(super().get_form(*args, **kwargs), self.request)


class EditPersonView(InvitingMixin, EditView):
    """Only a superuser may change a superuser."""

    def form_valid(self, form: forms.ModelForm) -> HttpResponse:
        response = super().form_valid(form)
        if "is_active" in form.changed_data and form.instance.is_active:
            self.invite(form.instance)
        return response

    @cached_property
    def header_buttons(self) -> list:
        """With the way for somebody who has lost her phone."""
        buttons = list(super().header_buttons)
        if may_clear_second_factors(self.request.user, self.object):
            url = reverse("wagtailusers_users:clear_second_factors", args=[self.object.pk])
            buttons.append(HeaderButton(_("Remove the second steps"), url=url, icon_name="lock-open"))
        return buttons

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form(self, *args: Any, **kwargs: Any) -> forms.ModelForm:
        return _without_superuser_field(super().get_form(*args, **kwargs), self.request)


def _without_superuser_field(form: forms.ModelForm, request: HttpRequest) -> forms.ModelForm:
    """The form without `is_superuser`, unless the person is a superuser."""
    if not request.user.is_superuser:
        form.fields.pop("is_superuser", None)
    return form


class UserViewSet(AnyPermissionRequiredMixin, WagtailUserViewSet):
    menu_label = _("People")
    index_view_class = PeopleIndexView
    add_view_class = AddPersonView
    edit_view_class = EditPersonView
    delete_view_class = DeletePersonView
    delete_template_name = "pages/accounts/admin/confirm_delete.html"
    template_prefix = "wagtailusers/users/"

    def own_urlpatterns(self) -> list[URLPattern]:
        return [path("second-factors/<int:pk>/", ClearSecondFactorsView.as_view(), name="clear_second_factors")]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return EditPersonForm if for_update else AddPersonForm
