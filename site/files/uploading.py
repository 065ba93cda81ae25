"""Wagtail's upload of many pictures or documents, which never stores a file as it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.forms import ModelForm
from wagtail.documents.views import multiple as documents
from wagtail.images.views import multiple as images

from files.forms import AsksAboutPeopleLater, OneOfMany

if TYPE_CHECKING:
    from wagtail.admin.views.generic.multiple_upload import AddView
else:
    AddView = object


class AddOneOfMany(AddView):
    form_mixins: tuple[type[ModelForm], ...] = (OneOfMany,)

    def get_upload_form_class(self) -> type[ModelForm]:
        form = super().get_upload_form_class()
        return type(form.__name__, (*self.form_mixins, form), {})


class AddImages(AddOneOfMany, images.AddView):
    """Takes the place of Wagtail's own."""

    form_mixins = (OneOfMany, AsksAboutPeopleLater)


class AddDocuments(AddOneOfMany, documents.AddView):
    """Takes the place of Wagtail's own."""
