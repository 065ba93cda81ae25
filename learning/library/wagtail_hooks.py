"""Libraries in the admin's menu, and the report of files that are missing."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from learning.library.admin import MissingFilesView
from learning.library.viewsets import LibrariesGroup

register_snippet(LibrariesGroup)


@hooks.register("register_admin_urls")
def missing_files_addresses():
    return [
        path("reports/missing-files/", MissingFilesView.as_view(), name="missing_files"),
        path(
            "reports/missing-files/results/", MissingFilesView.as_view(results_only=True), name="missing_files_results"
        ),
    ]


class MissingFilesItem(MenuItem):
    def is_shown(self, request) -> bool:
        return request.user.has_perm("library.change_resource")


@hooks.register("register_reports_menu_item")
def missing_files_item() -> MenuItem:
    return MissingFilesItem(
        _("Files that are missing"), reverse("missing_files"), name="missing-files", icon_name="warning", order=900
    )
