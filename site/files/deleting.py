"""Deleting pictures and documents: refused while something uses them, with the list of where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.documents.views import documents
from wagtail.documents.views import multiple as multiple_documents
from wagtail.documents.views.bulk_actions.delete import DeleteBulkAction as DeleteDocumentsBulkAction
from wagtail.images.views import images
from wagtail.images.views import multiple as multiple_images
from wagtail.images.views.bulk_actions.delete import DeleteBulkAction as DeleteImagesBulkAction

from core.references import Use, drafts, uses_of
from recycle_bin.permissions import visible_to
from recycle_bin.services import deletions_using

if TYPE_CHECKING:
    from wagtail.admin.views.bulk_action import BulkAction
    from wagtail.admin.views.generic import DeleteView
else:
    BulkAction = DeleteView = object


def refuse_while_in_use(request: HttpRequest, items: Sequence[Model], back: str) -> HttpResponse | None:
    """The list of what uses them; None when nothing does. Drafts and what lies in the bin use them too."""
    known = drafts()
    used = [
        (item, uses) for item in items if (uses := [*uses_of([item], request.user, known), *_in_bin(request, item)])
    ]
    if not used:
        return None
    context = {"used": used, "back": back, "page_title": _("This is in use")}
    status = 409 if request.method == "POST" else 200
    return TemplateResponse(request, "pages/files/admin/in_use.html", context, status=status)


def _in_bin(request: HttpRequest, item: Model) -> list[Use]:
    found = deletions_using([item])
    visible = set(visible_to(request.user).values_list("pk", flat=True)) if found else set()
    return [
        Use(deletion.title, _("In the bin"), reverse("recycle_bin:restore", args=[deletion.pk]))
        if deletion.pk in visible
        else Use("", _("In the bin"))
        for deletion in found
    ]


class RefuseWhileInUse(DeleteView):
    """For Wagtail's view that deletes one picture or document."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._refusal() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._refusal() or super().post(request, *args, **kwargs)

    def _refusal(self) -> HttpResponse | None:
        back = reverse(self.edit_url_name or self.index_url_name, args=[self.object.pk] if self.edit_url_name else [])
        return refuse_while_in_use(self.request, [self.object], back)


class DeleteImage(RefuseWhileInUse, images.DeleteView):
    edit_url_name = "wagtailimages:edit"


class DeleteDocument(RefuseWhileInUse, documents.DeleteView):
    edit_url_name = "wagtaildocs:edit"


class RefuseUploadedWhileInUse(View):
    """For Wagtail's view behind the form for many files, which deletes any file whose id it is sent."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        item = get_object_or_404(self.get_model(), pk=kwargs[self.pk_url_kwarg])  # type: ignore[attr-defined]
        if refuse_while_in_use(request, [item], ""):
            raise PermissionDenied
        return super().post(request, *args, **kwargs)  # type: ignore[misc]


class DeleteUploadedImage(RefuseUploadedWhileInUse, multiple_images.DeleteView):
    """One picture of several that were just uploaded."""


class DeleteUploadedDocument(RefuseUploadedWhileInUse, multiple_documents.DeleteView):
    """One document of several that were just uploaded."""


class RefuseAllWhileInUse(BulkAction):
    """For Wagtail's bulk actions: all or nothing."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        items, _others = self.get_actionable_objects()
        return refuse_while_in_use(request, items, self.next_url) or super().dispatch(request, *args, **kwargs)


class DeleteImages(RefuseAllWhileInUse, DeleteImagesBulkAction):
    """Takes the place of Wagtail's own."""


class DeleteDocuments(RefuseAllWhileInUse, DeleteDocumentsBulkAction):
    """Takes the place of Wagtail's own."""
