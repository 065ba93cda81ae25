"""The panel of files in the edit form of a resource."""

from __future__ import annotations

from wagtail.admin.panels import Panel

from learning.library.admin.views import files_url


class FilesPanel(Panel):
    """Lists the files of a resource; `admin.FilesView` adds and replaces them."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/library/admin/files_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["files"] = self.instance.files.select_related("replaced_by", "transcript_of").prefetch_related(
                "transcripts"
            )
            context["files_url"] = files_url(self.instance)
            return context
