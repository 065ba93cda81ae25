"""The account page of Wagtail's admin: our people have one name, where Wagtail asks for two, and no picture.

Wagtail would store a picture as it came, with where it was taken, in the public storage.
"""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, BaseSettingsPanel, NameEmailSettingsPanel

from accounts.models import User


class NameForm(forms.ModelForm):
    class Meta:
        model = User
        fields: ClassVar = ["name"]


class NameSettingsPanel(BaseSettingsPanel):
    name = "name"
    title = _("Name")
    order = NameEmailSettingsPanel.order
    form_class = NameForm


class OurAccountView(AccountView):
    def get_panels(self) -> list[BaseSettingsPanel]:
        return [
            NameSettingsPanel(self.request, panel.user, panel.profile)
            if isinstance(panel, NameEmailSettingsPanel)
            else panel
            for panel in super().get_panels()
            if not isinstance(panel, AvatarSettingsPanel)
        ]
