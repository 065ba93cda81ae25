"""Libraries, sections and resources in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.forms import CheckboxSelectMultiple
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList, PublishingPanel
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet, SnippetViewSetGroup

from core.viewsets import AnyPermissionRequiredMixin, DraftStatusColumn
from languages.panels import translations_panel
from learning.audiences import PREFETCHED, RELATIONS
from learning.library.admin.filters import ResourceFilterSet, SectionFilterSet
from learning.library.admin.forms import LibraryForm, ResourceForm, SectionForm
from learning.library.admin.many_files import ManyFilesView
from learning.library.admin.panels import FilesPanel
from learning.library.admin.views import FilesView, RelocateView, files_url, tell_why_not_published
from learning.library.admin.who_gets_in_views import WhoView
from learning.library.models import Library, MembersOnlyRecord, Resource, Section

if TYPE_CHECKING:
    from accounts.models import User


class AddSectionMixin:
    """After a library is published, the message leads to its first or next section."""

    def get_success_buttons(self) -> list:
        view: Any = self
        buttons = super().get_success_buttons()  # type: ignore[misc]  # of Wagtail's view
        record = view.object
        is_live = isinstance(record, Library) and Library.objects.filter(pk=record.pk, live=True).exists()
        if is_live and (url := add_section_url(view.request.user, record)):
            buttons.append(messages.button(url, _("Add section")))
        return buttons


def add_section_url(user: User, library: Library) -> str:
    """The form for a section of this library; empty for people who may not add any."""
    if not policy_registry.get_by_type(Section).user_has_permission(user, "add"):
        return ""
    return f"{reverse(Section.snippet_viewset.get_url_name('add'))}?library={library.pk}"


class RecordCreateView(AddSectionMixin, CreateView):
    """Wagtail's view; a section may be asked for in a library."""

    def get_initial_form_instance(self) -> MembersOnlyRecord | None:
        key = self.request.GET.get("library", "")
        if self.model is not Section or not key.isdecimal() or len(key) > 15:
            return super().get_initial_form_instance()
        return Section(library=Library.objects.filter(pk=key).first())


class RecordEditView(AddSectionMixin, EditView):
    """Wagtail's edit view, with buttons for the live page, the files, and location and audience."""

    @cached_property
    def header_buttons(self) -> list:
        record = self.object
        buttons = []
        if isinstance(record, Library) and (url := add_section_url(self.request.user, record)):
            buttons.append(HeaderButton(_("Add section"), url=url, icon_name="plus", priority=10))
        if isinstance(record, Resource) and (not record.live or self.user_has_permission("publish")):
            buttons.append(HeaderButton(_("Files"), url=files_url(record), icon_name="doc-full", priority=10))
        if isinstance(record, Section) and policy_registry.get_by_type(Resource).user_has_permission(
            self.request.user, "add"
        ):
            many = reverse(record.snippet_viewset.get_url_name("many_files"), args=[record.pk])
            buttons.append(HeaderButton(_("Add many files"), url=many, icon_name="upload", priority=10))
        if record.live:
            if self.user_has_permission("publish"):
                relocate = reverse(record.snippet_viewset.get_url_name("relocate"), args=[record.pk])
                buttons.append(HeaderButton(_relocate_label(record), url=relocate, icon_name="lock", priority=20))
            buttons.append(HeaderButton(_("View live"), url=record.full_url, icon_name="link-external", priority=30))
        return buttons


def _relocate_label(record: MembersOnlyRecord) -> str:
    return _("Address and audience") if isinstance(record, Library) else _("Move or rename")


class RecordIndexView(IndexView):
    """Lists records, with what the columns show prefetched."""

    prefetched: dict[type, tuple[str, ...]] = {
        Library: ("translations", *PREFETCHED),
        Section: ("translations", "library__translations"),
        Resource: ("translations", "section__translations", "section__library__translations"),
    }

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related(*self.prefetched[self.model])


class RecordViewSet(AnyPermissionRequiredMixin, SnippetViewSet):
    """No copies (a copy would write over the original), and not Wagtail's chooser (it shows titles to anybody)."""

    copy_view_enabled = False
    # Wagtail lists by title what uses an image or document, to anybody who may choose that.
    add_to_reference_index = False
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    index_view_class = RecordIndexView
    list_per_page = 50

    def own_urlpatterns(self) -> list[URLPattern]:
        relocate = RelocateView.as_view(model=self.model, viewset_name=self.get_admin_url_namespace())
        return [path("place/<int:pk>/", relocate, name="relocate")]


class LibraryViewSet(RecordViewSet):
    model = Library
    edit_handler = ObjectList(
        [
            translations_panel(),
            MultiFieldPanel(
                [
                    FieldPanel("audience_kind"),
                    *(FieldPanel(name, widget=CheckboxSelectMultiple) for name in RELATIONS),
                    HelpPanel(template="pages/library/admin/show_who.html"),
                ],
                heading=gettext_lazy("Who can see it"),
                help_text=gettext_lazy(
                    "Once the library is published, this is changed under “Address and audience”, and at once."
                ),
            ),
            FieldPanel("slug"),
            PublishingPanel(),
        ],
        base_form_class=LibraryForm,
    )
    icon = "folder-open-inverse"
    menu_label = gettext_lazy("Libraries")
    list_display = [
        "__str__",
        Column("audience", label=gettext_lazy("Who can see it"), accessor="audience.sentence"),
        "slug",
        UpdatedAtColumn(),
        DraftStatusColumn(),
    ]

    def own_urlpatterns(self) -> list[URLPattern]:
        return [*super().own_urlpatterns(), path("who/", WhoView.as_view(), name="who")]


class SectionViewSet(RecordViewSet):
    model = Section
    edit_handler = ObjectList(
        [translations_panel(), FieldPanel("library"), FieldPanel("order"), PublishingPanel()],
        base_form_class=SectionForm,
    )
    icon = "list-ul"
    menu_label = gettext_lazy("Sections")
    list_display = ["__str__", "library", "order", UpdatedAtColumn(), DraftStatusColumn()]
    filterset_class = SectionFilterSet

    def own_urlpatterns(self) -> list[URLPattern]:
        many_files = ManyFilesView.as_view(viewset_name=self.get_admin_url_namespace())
        return [*super().own_urlpatterns(), path("many-files/<int:pk>/", many_files, name="many_files")]


class ResourceViewSet(RecordViewSet):
    model = Resource
    edit_handler = ObjectList(
        [
            translations_panel(),
            FilesPanel(heading=gettext_lazy("Files")),
            MultiFieldPanel(
                [FieldPanel("section"), FieldPanel("order"), FieldPanel("slug")],
                heading=gettext_lazy("Place"),
                help_text=gettext_lazy(
                    "Once the resource is published, this is changed under “Move or rename”, and at once."
                ),
            ),
            FieldPanel("content_themes"),
            FieldPanel("topics", widget=CheckboxSelectMultiple),
            InlinePanel(
                "related_entries",
                heading=gettext_lazy("Related entries of the blueprint"),
                label=gettext_lazy("Entry"),
                max_num=6,
            ),
            FieldPanel("licence"),
            FieldPanel("review_date"),
            PublishingPanel(),
        ],
        base_form_class=ResourceForm,
    )
    icon = "doc-full-inverse"
    menu_label = gettext_lazy("Resources")
    list_display = [
        "__str__",
        Column("library", label=gettext_lazy("Library"), accessor="section.library"),
        "section",
        "review_date",
        UpdatedAtColumn(),
        DraftStatusColumn(),
    ]
    filterset_class = ResourceFilterSet

    def own_urlpatterns(self) -> list[URLPattern]:
        files = FilesView.as_view(viewset_name=self.get_admin_url_namespace())
        return [*super().own_urlpatterns(), path("files/<int:pk>/", files, name="files")]

    def get_urlpatterns(self) -> list[URLPattern]:
        addresses = super().get_urlpatterns()
        for address in addresses:
            address.callback = tell_why_not_published(address.callback)
        return addresses


class LibrariesGroup(SnippetViewSetGroup):
    items = (LibraryViewSet, SectionViewSet, ResourceViewSet)
    menu_label = gettext_lazy("Libraries")
    menu_icon = "folder-open-inverse"
    menu_order = 300
