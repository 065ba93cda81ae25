"""Our views for choosing, adding and deleting pictures and documents, before Wagtail's at the same addresses."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.images.views.chooser import viewset as image_chooser

from files import admin_api  # noqa: F401  (Wagtail looks for hooks in this module only)
from files.choosing import ChooseImage
from files.deleting import (
    DeleteDocument,
    DeleteDocuments,
    DeleteImage,
    DeleteImages,
    DeleteUploadedDocument,
    DeleteUploadedImage,
)
from files.uploading import AddDocuments, AddImages

image_chooser.choose_view_class = ChooseImage
hooks.register("register_bulk_action", DeleteImages, order=10)
hooks.register("register_bulk_action", DeleteDocuments, order=10)


@hooks.register("register_admin_urls", order=-1)
def override_urls() -> list[URLPattern]:
    return [
        path("images/multiple/add/", AddImages.as_view()),
        path("documents/multiple/add/", AddDocuments.as_view()),
        path("images/<int:image_id>/delete/", DeleteImage.as_view()),
        path("images/multiple/<int:image_id>/delete/", DeleteUploadedImage.as_view()),
        path("documents/delete/<int:document_id>/", DeleteDocument.as_view()),
        path("documents/multiple/<int:doc_id>/delete/", DeleteUploadedDocument.as_view()),
    ]
