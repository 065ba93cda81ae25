"""Programmes and completions in the admin."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from core.viewsets import AnyPermissionRequiredMixin, ExportButtonsMixin
from languages.forms import TranslatedRecordForm
from languages.panels import translations_panel
from learning.training.completion_form import CompletionForm
from learning.training.managers import CompletionQuerySet
from learning.training.models import Completion, Programme


class ProgrammeIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Programme]:
        return super().get_base_queryset().prefetch_related("translations")


class ProgrammeViewSet(AnyPermissionRequiredMixin, SnippetViewSet):
    """No copies: two programmes of one name could not be told apart."""

    model = Programme
    icon = "list-ul"
    menu_label = gettext_lazy("Programmes")
    list_display = ["name"]
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = ProgrammeIndexView
    edit_handler = ObjectList([translations_panel()], base_form_class=TranslatedRecordForm)


class CompletionFilterSet(WagtailFilterSet):
    standing = django_filters.ChoiceFilter(
        label=gettext_lazy("Whether it counts"),
        method="filter_standing",
        choices=[
            ("current", gettext_lazy("In date")),
            ("ending_soon", gettext_lazy("Ends within 60 days")),
            ("over", gettext_lazy("Over")),
        ],
    )
    programme = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Programme"), queryset=lambda request: Programme.objects.described()
    )

    class Meta:
        model = Completion
        fields: list[str] = []

    def filter_standing(self, queryset: CompletionQuerySet, name: str, value: str) -> CompletionQuerySet:
        chosen: CompletionQuerySet = getattr(queryset, value)()
        return chosen.order_by("valid_until", "pk") if value == "ending_soon" else chosen


class CompletionIndexView(ExportButtonsMixin, IndexView):
    """Its export is what an import reads."""

    export_headings = {
        "person_name": gettext_lazy("Person"),
        "person.email": gettext_lazy("E-mail address"),
        "programme.name": gettext_lazy("Programme"),
        "standing": gettext_lazy("Whether it counts"),
    }

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """The name leads to the form that corrects it: Wagtail links only a first column that it made itself."""
        linked = self._get_title_column_class(TitleColumn)(
            "person_name", label=gettext_lazy("Person"), sort_key="person__name", get_url=self.get_edit_url
        )
        return [linked if column.name == linked.name else column for column in super().columns]

    def get_base_queryset(self) -> CompletionQuerySet:
        rows = super().get_base_queryset().select_related("person", "programme")
        return rows.prefetch_related("programme__translations")


class CompletionViewSet(AnyPermissionRequiredMixin, SnippetViewSet):
    model = Completion
    icon = "check"
    menu_label = gettext_lazy("Completions")
    index_view_class = CompletionIndexView
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            FieldPanel("email"),
            FieldPanel("programme"),
            FieldRowPanel([FieldPanel("completed_on"), FieldPanel("valid_until")]),
        ],
        base_form_class=CompletionForm,
    )
    list_display = [
        Column("person_name", label=gettext_lazy("Person"), sort_key="person__name"),
        "programme",
        "completed_on",
        "valid_until",
        Column("standing", label=gettext_lazy("Whether it counts")),
    ]
    list_export = ["person_name", "person.email", "programme.name", "completed_on", "valid_until", "standing"]
    export_filename = "completions"
    search_fields = ["person__name", "person__email"]
    search_backend_name = None
    filterset_class = CompletionFilterSet
    list_per_page = 50


class TrainingGroup(SnippetViewSetGroup):
    items = (CompletionViewSet, ProgrammeViewSet)
    menu_label = gettext_lazy("Training")
    menu_icon = "check"
    menu_order = 315


register_snippet(TrainingGroup)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action("training.correct")
    class CorrectionFormatter(LogFormatter):
        label = gettext_lazy("Correct a completion")

        def format_message(self, entry: Any) -> str:
            """“Corrected: valid until, 1 March 2026 → 1 March 2027.” A person is named by nothing but her change."""
            changed = []
            for name, (before, after) in entry.data.get("changed", {}).items():
                label = getattr(Completion._meta.get_field(name), "verbose_name", name)
                known = name in {"completed_on", "valid_until"}
                changed.append(f"{label}, {before or '–'} → {after or '–'}" if known else str(label))
            return _("Corrected: %(changes)s.") % {"changes": "; ".join(changed)}
