"""Libraries, sections and resources in the admin."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet, SnippetViewSetGroup

from core.viewsets import RightsFirstMixin
from learning.library.admin import FilesView, RelocateView, files_url
from learning.library.models import Library, Resource, Section


class RecordEditView(EditView):
    """Wagtail's form, with the way to the live page, to the files, and to place and audience."""

    @cached_property
    def header_buttons(self) -> list:
        record = self.object
        buttons = []
        if isinstance(record, Resource) and (not record.live or self.user_has_permission("publish")):
            buttons.append(HeaderButton(_("Files"), url=files_url(record), icon_name="doc-full", priority=10))
        if record.live:
            if self.user_has_permission("publish"):
                place = record.snippet_viewset.get_url_name("relocate")
                buttons.append(
                    HeaderButton(_place_label(record), url=_reverse(place, record), icon_name="lock", priority=20)
                )
            buttons.append(HeaderButton(_("View live"), url=record.full_url, icon_name="link-external", priority=30))
        return buttons


def _place_label(record) -> str:
    return _("Address and audience") if isinstance(record, Library) else _("Move or rename")


def _reverse(name: str, record) -> str:
    from django.urls import reverse

    return reverse(name, args=[record.pk])


class RecordIndexView(IndexView):
    """Lists records with what their columns say, in a few queries at any size."""

    needs: dict[type, tuple[str, ...]] = {
        Library: ("translations", "networks", "organisations"),
        Section: ("translations", "library__translations"),
        Resource: ("translations", "section__translations", "section__library__translations"),
    }

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related(*self.needs[self.model])


class RecordViewSet(RightsFirstMixin, SnippetViewSet):
    """No copies (a copy would write over the original) and no chooser (it shows titles to anybody)."""

    copy_view_enabled = False
    # What uses a picture or document is listed, by title, to whoever may choose it.
    add_to_reference_index = False
    edit_view_class = RecordEditView
    index_view_class = RecordIndexView
    list_per_page = 50

    def register_chooser_viewset(self) -> None:
        """None: see the class."""

    def own_urlpatterns(self) -> list[URLPattern]:
        place = RelocateView.as_view(model=self.model, viewset_name=self.get_admin_url_namespace())
        return [path("place/<int:pk>/", place, name="relocate")]


class LibraryViewSet(RecordViewSet):
    model = Library
    icon = "folder-open-inverse"
    menu_label = gettext_lazy("Libraries")
    list_display = [
        "__str__",
        Column("audience", label=gettext_lazy("Who can see it"), accessor="audience_sentence"),
        "slug",
        UpdatedAtColumn(),
    ]


class SectionViewSet(RecordViewSet):
    model = Section
    icon = "list-ul"
    menu_label = gettext_lazy("Sections")
    list_display = ["__str__", "library", "order", UpdatedAtColumn()]
    list_filter = ["library"]


class ResourceViewSet(RecordViewSet):
    model = Resource
    icon = "doc-full-inverse"
    menu_label = gettext_lazy("Resources")
    list_display = [
        "__str__",
        Column("library", label=gettext_lazy("Library"), accessor="section.library"),
        "section",
        "review_date",
        UpdatedAtColumn(),
    ]
    list_filter = ["section__library", "section", "licence"]

    def own_urlpatterns(self) -> list[URLPattern]:
        files = FilesView.as_view(viewset_name=self.get_admin_url_namespace())
        return [*super().own_urlpatterns(), path("files/<int:pk>/", files, name="files")]


class LibrariesGroup(SnippetViewSetGroup):
    items = (LibraryViewSet, SectionViewSet, ResourceViewSet)
    menu_label = gettext_lazy("Libraries")
    menu_icon = "folder-open-inverse"
    menu_order = 300
