"""Pictures and documents in the admin: our views before Wagtail's at the same addresses; consent that ends soon."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.documents.views.chooser import viewset as document_chooser
from wagtail.images.views.chooser import viewset as image_chooser
from wagtail.permissions import policy_registry

from files import admin_api  # noqa: F401  (Wagtail looks for hooks in this module only)
from files.choosing import (
    ChooseImage,
    ChooseImageResults,
    ChosenImage,
    ChosenImages,
    SelectFormat,
    preview_image,
)
from files.deleting import (
    DeleteDocument,
    DeleteDocuments,
    DeleteImage,
    DeleteImages,
    DeleteUploadedDocument,
    DeleteUploadedImage,
)
from files.editing import EditImage
from files.homepage_panels import EndingConsentPanel
from files.models import PublicImage
from files.reports import EndingConsentView
from files.uploading import (
    AddDocument,
    AddDocumentFromChooser,
    AddDocuments,
    AddImage,
    AddImageFromChooser,
    AddImages,
)

image_chooser.choose_view_class = ChooseImage
image_chooser.choose_results_view_class = ChooseImageResults
image_chooser.chosen_view_class = ChosenImage
image_chooser.chosen_multiple_view_class = ChosenImages
image_chooser.select_format_view_class = SelectFormat
image_chooser.create_view_class = AddImageFromChooser
document_chooser.create_view_class = AddDocumentFromChooser
hooks.register("register_bulk_action", DeleteImages, order=10)
hooks.register("register_bulk_action", DeleteDocuments, order=10)


@hooks.register("register_admin_urls", order=-1)
def override_urls() -> list[URLPattern]:
    return [
        path("images/add/", AddImage.as_view()),
        path("documents/add/", AddDocument.as_view()),
        path("images/multiple/add/", AddImages.as_view()),
        path("documents/multiple/add/", AddDocuments.as_view()),
        path("images/<int:image_id>/", EditImage.as_view()),
        path("images/<int:image_id>/delete/", DeleteImage.as_view()),
        path("images/<int:image_id>/preview/<str:filter_spec>/", preview_image),
        path("images/multiple/<int:image_id>/delete/", DeleteUploadedImage.as_view()),
        path("documents/delete/<int:document_id>/", DeleteDocument.as_view()),
        path("documents/multiple/<int:doc_id>/delete/", DeleteUploadedDocument.as_view()),
        path("reports/ending-consent/", EndingConsentView.as_view(), name="ending_consent"),
        path(
            "reports/ending-consent/results/",
            EndingConsentView.as_view(results_only=True),
            name="ending_consent_results",
        ),
    ]


@hooks.register("construct_homepage_panels")
def add_ending_consent(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(EndingConsentPanel(request))


class EndingConsentItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return policy_registry.get_by_type(PublicImage).user_has_permission(request.user, "change")


@hooks.register("register_reports_menu_item")
def ending_consent_item() -> MenuItem:
    label = _("Consent that ends soon")
    return EndingConsentItem(label, reverse("ending_consent"), name="ending-consent", icon_name="image", order=890)
