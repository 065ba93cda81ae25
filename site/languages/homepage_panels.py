"""The panel of unfinished translations on the admin's home page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from languages.progress import State, progress_of, works


class TranslationsPanel(Component):
    """The translations that this person may work on and that are not up to date, those of changed English first."""

    name = "translations"
    template_name = "pages/languages/admin/translations_panel.html"
    order = 40

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        found = progress_of(works(self.request.user).order_by("-source__last_updated_at"))
        unfinished = [progress for progress in found if progress.state != State.UP_TO_DATE]
        unfinished.sort(key=lambda progress: not progress.changed)
        return {"shown": unfinished[:10], "number": len(unfinished)}
