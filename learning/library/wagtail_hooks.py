"""Libraries in the admin: menu, panel of the home page, reports."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from core.homepage_panels import InstructionsPanel
from learning.library.admin import bulk_actions  # noqa: F401  (it registers itself)
from learning.library.admin.choosers import LIBRARIES, RESOURCES, SECTIONS, RecordChooserViewSet
from learning.library.admin.viewsets import LibrariesGroup
from learning.library.reports.funder_views import FunderReportView
from learning.library.reports.views import DownloadsView, FeedbackView, MissingFilesView, PackDownloadsView
from learning.library.view_as.views import ViewAsView, page_as

register_snippet(LibrariesGroup)


@hooks.register("register_admin_viewset")
def register_choosers() -> list[RecordChooserViewSet]:
    return [LIBRARIES, SECTIONS, RESOURCES]


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    reports = [
        ("missing-files", "missing_files", MissingFilesView),
        ("downloads", "downloads", DownloadsView),
        ("resource-feedback", "resource_feedback", FeedbackView),
        ("downloads-of-sections", "pack_downloads", PackDownloadsView),
    ]
    return [
        *(
            address
            for slug, name, view in reports
            for address in (
                path(f"reports/{slug}/", view.as_view(), name=name),
                path(f"reports/{slug}/results/", view.as_view(results_only=True), name=f"{name}_results"),
            )
        ),
        path("reports/funders/", FunderReportView.as_view(), name="funder_report"),
    ]


@hooks.register("register_admin_urls")
def register_view_as_urls() -> list[URLPattern]:
    return [
        path("view-as/", ViewAsView.as_view(), name="view_as"),
        path(
            "view-as/<slug:kind>/<int:network>/<int:organisation>/<int:programme>/<path:path>",
            page_as,
            name="view_as_page",
        ),
    ]


class ViewAsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("library.change_library")


@hooks.register("register_admin_menu_item")
def view_as_item() -> MenuItem:
    return ViewAsItem(_("View as"), reverse("view_as"), name="view-as", icon_name="view", order=301)


@hooks.register("construct_homepage_panels")
def add_file_instructions(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm("library.add_resource"):
        panels.append(InstructionsPanel("how-to-add", "pages/library/admin/how_to_add.html"))


class LibraryReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("library.change_resource")


@hooks.register("register_reports_menu_item")
def missing_files_item() -> MenuItem:
    label = _("Files that are missing")
    return LibraryReportItem(label, reverse("missing_files"), name="missing-files", icon_name="warning", order=900)


@hooks.register("register_reports_menu_item")
def downloads_item() -> MenuItem:
    return LibraryReportItem(_("Downloads"), reverse("downloads"), name="downloads", icon_name="download", order=910)


@hooks.register("register_reports_menu_item")
def funder_report_item() -> MenuItem:
    label = _("Downloads for funders")
    return LibraryReportItem(label, reverse("funder_report"), name="funders", icon_name="download", order=930)


@hooks.register("register_reports_menu_item")
def feedback_item() -> MenuItem:
    address = reverse("resource_feedback")
    return LibraryReportItem(
        _("How resources were used"), address, name="resource-feedback", icon_name="comment", order=940
    )


@hooks.register("register_reports_menu_item")
def pack_downloads_item() -> MenuItem:
    label = _("Downloads of whole sections")
    return LibraryReportItem(label, reverse("pack_downloads"), name="pack-downloads", icon_name="download", order=920)
