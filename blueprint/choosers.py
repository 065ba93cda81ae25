"""The chooser of sources, with which an editor cites one where she writes."""

from __future__ import annotations

from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet

from blueprint.models import Source
from core.viewsets import AnyPermissionRequiredMixin


class SourceChooserViewSet(AnyPermissionRequiredMixin, ChooserViewSet):
    """For whoever may do something with sources: one may be cited in drafts alone."""

    icon = "openquote"
    per_page = 20

    def get_urlpatterns(self) -> list[URLPattern]:
        """A source is chosen one at a time, and made in its own form."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in {"create", "chosen_multiple"}]


SOURCES = SourceChooserViewSet("source_chooser", model=Source, choose_one_text=_("Choose a source"))
