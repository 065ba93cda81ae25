"""Shows a record of this app in its place around a page, in each language, before it is saved."""

from __future__ import annotations

from django.template.response import TemplateResponse
from django.utils import translation
from wagtail.models import PreviewableMixin


class PreviewMixin(PreviewableMixin):
    """Preview modes are the two languages; the record stands in for its saved self."""

    preview_modes = [("en-gb", "English"), ("cy", "Cymraeg")]
    default_preview_mode = "en-gb"

    def get_preview_template(self, request, mode_name: str) -> str:
        return "pages/navigation/preview.html"

    def serve_preview(self, request, mode_name: str) -> TemplateResponse:
        from navigation.rows import rows_with
        from navigation.site_navigation import build

        with translation.override(mode_name or "en-gb"):
            request._frame = {mode_name or "en-gb": build(request, rows_with(self))}
            return super().serve_preview(request, mode_name).render()
