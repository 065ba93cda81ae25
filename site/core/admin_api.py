"""The API of Wagtail's admin, which nothing but the page explorer of its sidebar asks: for reading."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern
from rest_framework.fields import Field
from wagtail import hooks
from wagtail.admin.api.serializers import AdminPageSerializer, PageAncestorsField, PageTranslationsField
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.models import Page

from core.draft_titles import keys_shown_to


def _shown(field: Field, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of these pages those that the person who asks may see."""
    shown = keys_shown_to(field.context["request"].user, [row["id"] for row in rows])
    return [row for row in rows if row["id"] in shown]


class ShownAncestors(PageAncestorsField):
    def to_representation(self, page: Page) -> list[dict[str, Any]]:
        return _shown(self, super().to_representation(page))


class ShownTranslations(PageTranslationsField):
    def to_representation(self, page: Page) -> list[dict[str, Any]]:
        return _shown(self, super().to_representation(page))


class PageSerializer(AdminPageSerializer):
    ancestors = ShownAncestors(read_only=True)
    translations = ShownTranslations(read_only=True)


class PagesAPI(PagesAdminAPIViewSet):
    """Without the actions, which delete, publish and copy without the bin, the hooks and the questions of the admin."""

    base_serializer_class = PageSerializer

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "action"]


@hooks.register("construct_admin_api", order=10)
def replace_pages(router: WagtailAPIRouter) -> None:
    router.register_endpoint("pages", PagesAPI)
