"""Choosers of libraries, sections and resources in the forms of the admin: a list would name each of a thousand in every form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import BaseChooser

from core.viewsets import AnyPermissionRequiredMixin
from learning.library.admin.filters import titled
from learning.library.models import Library, MembersOnlyRecord, Resource, Section


class TitleSearchForm(BaseFilterForm):
    q = forms.CharField(label=_("Part of the title"), required=False)

    def filter(self, objects: QuerySet) -> QuerySet:
        words = self.cleaned_data["q"]
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        named = Q(pk__in=titled(objects.model, words))
        if objects.model is Section:
            named |= Q(library__in=titled(Library, words))
        return objects.filter(named)


class RecordsByTitle:
    """The records of a chooser, each with what its title is made of."""

    filter_form_class = TitleSearchForm
    model_class: type[MembersOnlyRecord]

    def get_object_list(self) -> QuerySet:
        above = {Section: ["library__translations"], Resource: ["section__library__translations"]}
        records = self.model_class._default_manager.all()
        return records.prefetch_related("translations", *above.get(self.model_class, []))

    @property
    def title_column(self) -> Any:
        column = super().title_column  # type: ignore[misc]
        column.accessor = "full_title"
        return column


class ChooseView(RecordsByTitle, chooser.ChooseView):
    pass


class ChooseResultsView(RecordsByTitle, chooser.ChooseResultsView):
    pass


class ChosenView(chooser.ChosenView):
    def get_object(self, pk: str) -> MembersOnlyRecord:
        try:
            return super().get_object(pk)
        except ValueError as error:
            raise Http404 from error

    def get_display_title(self, instance: MembersOnlyRecord) -> str:
        return instance.full_title


class RecordChooser(BaseChooser):
    def get_display_title(self, instance: MembersOnlyRecord) -> str:
        return instance.full_title


class RecordChooserViewSet(AnyPermissionRequiredMixin, ChooserViewSet):
    """For whoever may do something with these records, as their lists are."""

    icon = "folder-open-inverse"
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    base_widget_class = RecordChooser
    per_page = 20

    def get_urlpatterns(self) -> list[URLPattern]:
        """A record is chosen one at a time, and made in its own form."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in {"create", "chosen_multiple"}]


LIBRARIES = RecordChooserViewSet(
    "library_chooser",
    model=Library,
    choose_one_text=_("Choose a library"),
    choose_another_text=_("Choose another library"),
    edit_item_text=_("Edit this library"),
)
SECTIONS = RecordChooserViewSet(
    "section_chooser",
    model=Section,
    choose_one_text=_("Choose a section"),
    choose_another_text=_("Choose another section"),
    edit_item_text=_("Edit this section"),
)
RESOURCES = RecordChooserViewSet(
    "resource_chooser",
    model=Resource,
    choose_one_text=_("Choose a resource"),
    choose_another_text=_("Choose another resource"),
    edit_item_text=_("Edit this resource"),
)
#: For fields of these names.
CHOOSERS: dict[str, type[forms.Widget] | forms.Widget] = {
    "library": LIBRARIES.widget_class,
    "section": SECTIONS.widget_class,
}
