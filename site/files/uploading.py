"""Wagtail's uploads of pictures and documents: cleaned before a transaction begins, and never stored as they came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from wagtail.documents.views import chooser as document_chooser
from wagtail.documents.views import documents
from wagtail.documents.views import multiple as many_documents
from wagtail.images.views import chooser as image_chooser
from wagtail.images.views import images
from wagtail.images.views import multiple as many_images

from core.decorators import opens_transactions
from files.choosing import NotFoundUnlessShown
from files.forms import AsksAboutPeopleLater, OneOfMany

if TYPE_CHECKING:
    from django.views import View
    from wagtail.admin.views.generic.chooser import CreateViewMixin
    from wagtail.admin.views.generic.multiple_upload import AddView
else:
    AddView = CreateViewMixin = View = object


class CleansFirst(View):
    """Checking the form cleans and stores the file, which takes seconds: on SQLite nobody else could write meanwhile.

    Not for the form of a file that is there: its row would be read before, and written as it was then.
    """

    @opens_transactions
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]


class AddImage(CleansFirst, images.CreateView):
    """Takes the place of Wagtail's own, which writes in a transaction."""


class AddDocument(CleansFirst, documents.CreateView):
    """Takes the place of Wagtail's own, which writes in a transaction."""


class AddFromChooser(CleansFirst, CreateViewMixin):
    def save_form(self, form: ModelForm) -> Any:
        with transaction.atomic():
            return super().save_form(form)


class AddImageFromChooser(AddFromChooser, NotFoundUnlessShown, image_chooser.ImageUploadView):
    """Takes the place of Wagtail's own."""


class AddDocumentFromChooser(AddFromChooser, document_chooser.DocumentChooserUploadView):
    """Takes the place of Wagtail's own."""


class AddOneOfMany(CleansFirst, AddView):
    form_mixins: tuple[type[ModelForm], ...] = (OneOfMany,)

    def save_object(self, form: ModelForm) -> Any:
        with transaction.atomic():
            return super().save_object(form)

    def get_upload_form_class(self) -> type[ModelForm]:
        form = super().get_upload_form_class()
        return type(form.__name__, (*self.form_mixins, form), {})


class AddImages(AddOneOfMany, many_images.AddView):
    """Takes the place of Wagtail's own."""

    form_mixins = (OneOfMany, AsksAboutPeopleLater)


class AddDocuments(AddOneOfMany, many_documents.AddView):
    """Takes the place of Wagtail's own."""
