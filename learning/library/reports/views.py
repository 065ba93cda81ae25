"""Admin reports: missing files, numbers of downloads, and feedback."""

from __future__ import annotations

from django.db.models import Count, F, Max, Model, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from learning.library.admin.views import files_url
from learning.library.models import Feedback, Pack, Resource, ResourceFile


class LibraryReportView(ReportView):
    """For people who may edit resources. Its export has the columns of its page, under the same headings."""

    model: type[Model] = ResourceFile
    permission_required = "change"

    @cached_property
    def permission_policy(self):
        return policy_registry.get_by_type(Resource)

    @cached_property
    def list_export(self):
        return [column.accessor for column in self.columns]

    @cached_property
    def export_headings(self):
        return {column.accessor: column.label for column in self.columns}


class MissingFilesView(LibraryReportView):
    """Files that the private storage did not have, at a download or in the daily check."""

    page_title = gettext_lazy("Files that are missing")
    header_icon = "warning"
    index_url_name = "missing_files"
    index_results_url_name = "missing_files_results"
    default_ordering = "missing_since"

    @cached_property
    def columns(self):
        return [
            TitleColumn("name", label=_("File"), get_url=lambda file: files_url(file.resource)),
            Column("resource", label=_("Resource")),
            Column("number", label=_("Number")),
            Column("key", label=_("Key to restore from the backup"), accessor="file.name"),
            DateColumn("missing_since", label=_("Missing since")),
        ]

    def get_base_queryset(self):
        missing = ResourceFile.objects.offered().filter(missing_since__isnull=False)
        return missing.select_related("resource").prefetch_related("resource__translations")


def _counted(taken: QuerySet) -> QuerySet:
    """A row for each network through which it was downloaded."""
    return taken.annotate(network=F("downloads__network__name"), taken=Count("downloads"), last=Max("downloads__at"))


class DownloadsView(LibraryReportView):
    """How often each version was downloaded through which network. Numbers only, no names of people."""

    page_title = gettext_lazy("Downloads")
    header_icon = "download"
    index_url_name = "downloads"
    index_results_url_name = "downloads_results"
    default_ordering = "-taken"

    @cached_property
    def columns(self):
        return [
            Column("resource", label=_("Resource")),
            TitleColumn("name", label=_("File"), get_url=lambda file: files_url(file.resource)),
            Column("version", label=_("Version")),
            Column("network", label=_("Network")),
            Column("taken", label=_("Downloads")),
            DateColumn("last", label=_("Last")),
        ]

    def get_base_queryset(self):
        taken = ResourceFile.objects.filter(downloads__isnull=False).select_related("resource")
        return _counted(taken).prefetch_related("resource__translations")


class FeedbackView(LibraryReportView):
    """How people used resources. Those who coordinate a network read what was told about its libraries on a page of it."""

    model = Feedback
    page_title = gettext_lazy("How resources were used")
    header_icon = "comment"
    index_url_name = "resource_feedback"
    index_results_url_name = "resource_feedback_results"
    default_ordering = "-written_at"

    @cached_property
    def columns(self):
        return [
            TitleColumn("resource", label=_("Resource"), get_url=lambda row: row.resource.full_url),
            Column("library", label=_("Library"), accessor="resource.section.library"),
            Column("user", label=_("Who")),
            Column("text", label=_("How it was used")),
            DateColumn("written_at", label=_("Written"), sort_key="written_at"),
        ]

    def get_base_queryset(self):
        told = Feedback.objects.select_related("user", "resource__section__library")
        return told.prefetch_related("resource__translations", "resource__section__library__translations")


class PackDownloadsView(LibraryReportView):
    """How often the pack of each section was downloaded through which network. Numbers only, no names of people."""

    model = Pack
    page_title = gettext_lazy("Downloads of whole sections")
    header_icon = "download"
    index_url_name = "pack_downloads"
    index_results_url_name = "pack_downloads_results"
    default_ordering = "-taken"

    @cached_property
    def columns(self):
        return [
            Column("section", label=_("Section"), accessor="section.full_title"),
            Column("language", label=_("Language"), accessor="get_language_display"),
            Column("network", label=_("Network")),
            Column("taken", label=_("Downloads")),
            DateColumn("last", label=_("Last")),
        ]

    def get_base_queryset(self):
        taken = Pack.objects.filter(downloads__isnull=False).select_related("section__library")
        return _counted(taken).prefetch_related("section__translations", "section__library__translations")
