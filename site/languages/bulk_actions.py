"""Publishing several pages at once, translations among them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from languages.progress import State, progress_on
from languages.services import is_source
from languages.views import NOTHING_TRANSLATED


class PublishPages(PublishBulkAction):
    """Names the English parts of translations before they are published with their newest texts.

    Pages below the chosen ones are not named, so translations among them are only published when they are ready.
    """

    template_name = "pages/languages/admin/confirm_bulk_publish.html"

    def object_context(self, obj: Page) -> dict:
        return super().object_context(obj) | {"progress": progress_on(obj)}

    def prepare_action(self, objects: Iterable[Page], objects_without_access: Any) -> HttpResponse | None:
        for page in objects:
            if (progress := progress_on(page)) and progress.is_english:
                messages.error(self.request, NOTHING_TRANSLATED % {"page": page.get_admin_display_title()})
                return redirect(self.next_url)
        return None

    @classmethod
    def execute_action(
        cls, objects: Iterable[Page], include_descendants: bool = False, user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        objects = list(objects)
        chosen, below = super().execute_action(
            [page for page in objects if is_source(page)], include_descendants, user, **kwargs
        )
        for page in objects:
            if is_source(page):
                continue
            chosen += _publish(page, user)
            if include_descendants:
                drafts = page.get_descendants().not_live()
                below += sum(_publish(draft, user) for draft in drafts if _is_ready(draft, user))
        return chosen, below


def _is_ready(page: Page, user: Any) -> bool:
    progress = progress_on(page)
    return page.permissions_for_user(user).can_publish() and (progress is None or progress.state == State.READY)


def _publish(page: Page, user: Any) -> bool:
    """Publishes a translation with its newest texts; whether that could be done."""
    progress = progress_on(page)
    try:
        if progress:
            progress.work.save_target(user=user, publish=True)
        else:
            (page.get_latest_revision() or page.specific.save_revision(user=user)).publish(user=user)
    except ValidationError:
        return False
    return True
