"""Meetings in the admin, for the office."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ChoiceFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, PublishingPanel
from wagtail.admin.ui.tables import Column, DateColumn, UpdatedAtColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet, UnpublishView

from core.viewsets import AnyPermissionRequiredMixin, DraftStatusColumn, YesNoColumn
from languages.panels import translations_panel
from learning.meetings.admin_forms import MeetingForm
from learning.meetings.models import Meeting


class MeetingFilterSet(WagtailFilterSet):
    starts_on = DateFromToRangeFilter(label=gettext_lazy("Day"), widget=DateRangePickerWidget)
    is_over = ChoiceFilter(
        label=gettext_lazy("When"),
        choices=[("coming", gettext_lazy("Coming")), ("past", gettext_lazy("Past"))],
        method="filter_over",
    )

    class Meta:
        model = Meeting
        fields = ["network", "is_cancelled"]

    def filter_over(self, meetings: Any, name: str, value: str) -> Any:
        coming = Meeting.objects.coming().order_by().values("pk")
        return meetings.filter(pk__in=coming) if value == "coming" else meetings.exclude(pk__in=coming)


class MeetingEditView(EditView):
    """Wagtail's edit view, with buttons for the live page and for who comes."""

    @cached_property
    def header_buttons(self) -> list:
        meeting = self.object
        buttons = []
        if self.request.user.has_perm("networks.decide_membership"):
            url = meeting.get_attendance_url()
            buttons.append(HeaderButton(_("Who comes"), url=url, icon_name="group", priority=10))
        if meeting.live:
            buttons.append(HeaderButton(_("View live"), url=meeting.full_url, icon_name="link-external", priority=30))
        return buttons


class MeetingUnpublishView(UnpublishView):
    @transaction.atomic
    def unpublish(self) -> Any:
        """With the record of it, so that those who come are told."""
        return super().unpublish()


class MeetingIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("network").prefetch_related("translations")


class MeetingViewSet(AnyPermissionRequiredMixin, SnippetViewSet):
    """No copies: one would have the identifier that calendars know the original by."""

    model = Meeting
    copy_view_enabled = False
    add_to_reference_index = False
    add_to_admin_menu = True
    edit_view_class = MeetingEditView
    index_view_class = MeetingIndexView
    unpublish_view_class = MeetingUnpublishView
    filterset_class = MeetingFilterSet
    list_per_page = 50
    icon = "date"
    menu_label = gettext_lazy("Meetings")
    menu_name = "meetings"
    menu_order = 320
    list_display = [
        "__str__",
        "network",
        DateColumn("starts_on", label=gettext_lazy("Day"), sort_key="starts_on"),
        Column("town", label=gettext_lazy("Town")),
        YesNoColumn("is_cancelled", label=gettext_lazy("Cancelled")),
        UpdatedAtColumn(),
        DraftStatusColumn(),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("network"),
            translations_panel(),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                    FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                ],
                heading=gettext_lazy("When"),
            ),
            MultiFieldPanel(
                [FieldPanel("town"), FieldPanel("address"), FieldPanel("online_link")], heading=gettext_lazy("Where")
            ),
            InlinePanel(
                "materials",
                heading=gettext_lazy("Materials"),
                label=gettext_lazy("Resource"),
                help_text=gettext_lazy(
                    "Resources of a library of this network. They stay there; members find them here."
                ),
            ),
            FieldPanel("is_cancelled"),
            PublishingPanel(),
        ],
        base_form_class=MeetingForm,
    )
