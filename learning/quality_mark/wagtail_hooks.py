"""The register in the admin."""

from __future__ import annotations

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, PublishingPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from core.viewsets import AnyPermissionRequiredMixin, DraftStatusColumn, ExportButtonsMixin
from languages.panels import translations_panel
from learning.quality_mark.forms import AwardForm
from learning.quality_mark.models import Award


class AwardFilterSet(WagtailFilterSet):
    awarded_on = django_filters.DateFromToRangeFilter(label=_("Awarded"), widget=DateRangePickerWidget)
    due_on = django_filters.DateFromToRangeFilter(label=_("Due"), widget=DateRangePickerWidget)
    withdrawn_on = django_filters.BooleanFilter(label=_("Withdrawn"), lookup_expr="isnull", exclude=True)

    class Meta:
        model = Award
        fields = ["level", "region"]


class AwardIndexView(ExportButtonsMixin, IndexView):
    pass


class AwardViewSet(AnyPermissionRequiredMixin, SnippetViewSet):
    """No copies: an organisation that is awarded again has an award of its own day."""

    model = Award
    icon = "tick-inverse"
    menu_label = _("Quality marks")
    menu_order = 320
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = AwardIndexView
    edit_handler = ObjectList(
        [
            FieldPanel("organisation"),
            FieldRowPanel([FieldPanel("level"), FieldPanel("region")]),
            FieldRowPanel([FieldPanel("awarded_on"), FieldPanel("due_on")]),
            MultiFieldPanel(
                [FieldPanel("withdrawn_on")],
                heading=_("Withdrawal"),
                help_text=_("A withdrawn award stays in the register and says that it was withdrawn, when and why."),
            ),
            translations_panel(min_num=0),
            FieldPanel("is_example"),
            PublishingPanel(),
        ],
        base_form_class=AwardForm,
    )
    list_display = [
        "organisation",
        "level",
        "region",
        "awarded_on",
        "due_on",
        Column("standing", label=_("Where it stands"), accessor=lambda award: award.standing.label),
        DraftStatusColumn(),
    ]
    filterset_class = AwardFilterSet
    list_export = ["organisation", "level", "region", "awarded_on", "due_on", "withdrawn_on", "slug", "live"]
    export_filename = "quality-mark-register"
    list_per_page = 50
    ordering = ["organisation", "pk"]


register_snippet(AwardViewSet)
