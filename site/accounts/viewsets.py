"""Users in the admin: email, name and language, but no password."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, IndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from accounts.models import User
from accounts.services import change_email
from core.viewsets import AnyPermissionRequiredMixin

FIELDS = ["email", "name", "preferred_language", "is_superuser", "groups"]
WIDGETS = {"groups": forms.CheckboxSelectMultiple}


class AddPersonForm(UserCreationForm):
    """Adds an account that its owner can use only after verifying the address with “I forgot my password”."""

    first_name = last_name = None

    class Meta:
        model = User
        fields: ClassVar = FIELDS
        widgets: ClassVar = WIDGETS

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

    def clean_email(self) -> str:
        return _unused_email(self)

    def save(self, commit: bool = True) -> User:
        person = super().save(commit)
        if commit and "email" in self.changed_data:
            change_email(person, person.email)
        return person


def _unused_email(form: forms.ModelForm) -> str:
    email = form.cleaned_data["email"].lower()
    if User.objects.filter(email__iexact=email).exclude(pk=form.instance.pk).exists():
        raise forms.ValidationError(_("There is already an account with this e-mail address."))
    return email


class PeopleIndexView(IndexView):
    page_title = _("People")

    @property
    def search_fields(self) -> set[str]:
        return {"name", "email"}


class AddPersonView(CreateView):
    def get_form(self, *args: Any, **kwargs: Any) -> forms.ModelForm:
        return _without_superuser_field(super().get_form(*args, **kwargs), self.request)


class EditPersonView(EditView):
    """Only a superuser may change a superuser."""

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
    template_prefix = "wagtailusers/users/"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return EditPersonForm if for_update else AddPersonForm
