"""The API of Wagtail's admin shows the pictures and documents that a person may choose."""

from __future__ import annotations

from django.db.models import QuerySet
from wagtail import hooks
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from files.choosing import choosable


class ImagesAPI(ImagesAdminAPIViewSet):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset() & choosable(self.model, self.request.user)


class DocumentsAPI(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset() & choosable(self.model, self.request.user)


@hooks.register("construct_admin_api", order=10)
def replace_files(router: WagtailAPIRouter) -> None:
    """After Wagtail's own hook, which registers its own under these names."""
    router.register_endpoint("images", ImagesAPI)
    router.register_endpoint("documents", DocumentsAPI)
