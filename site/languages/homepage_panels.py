"""The panel of unfinished translations on the admin's home page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from languages.progress import State, progress_of, works


class TranslationsPanel(Component):
    """The translations of this person that are not up to date: those to publish, then those of changed English."""

    name = "translations"
    template_name = "pages/languages/admin/translations_panel.html"
    order = 40

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user = self.request.user
        found = progress_of(works(user).order_by("-source__last_updated_at"))
        unfinished = [progress for progress in found if progress.state != State.UP_TO_DATE]
        hers = set(works(user, {"publish"}).values_list("pk", flat=True))
        ready = [progress for progress in unfinished if progress.state == State.READY and progress.work.pk in hers]
        waiting = [progress for progress in unfinished if progress not in ready]
        waiting.sort(key=lambda progress: not progress.changed)
        return {"ready": ready[:10], "ready_number": len(ready), "shown": waiting[:10], "number": len(waiting)}
