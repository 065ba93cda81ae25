"""The breadcrumbs of the admin leave out drafts above a page that this person may not see.

Whoever is asked to approve a page opens its edit form, whatever her role may do with the pages above it.
"""

from __future__ import annotations

from typing import Any

from wagtail.admin.templatetags import wagtailadmin_tags
from wagtail.admin.views.pages import utils
from wagtail.models import Page

from core.draft_titles import keys_shown_to


def hide_drafts_in_breadcrumbs() -> None:
    """Changes the function that gives all breadcrumbs of pages, at both places that call it."""
    items_for = utils.get_breadcrumbs_items_for_page

    def shown_items_for(
        page: Page,
        user: Any,
        url_name: str = "wagtailadmin_explore",
        root_url_name: str | None = "wagtailadmin_explore_root",
        include_self: bool = True,
        querystring_value: str = "",
    ) -> list[dict[str, Any]]:
        items = items_for(page, user, url_name, root_url_name, include_self, querystring_value)
        above = list(page.get_ancestors(inclusive=include_self))[-len(items) or None :]  # Wagtail leaves out the first
        drafts = {one.pk for one in above if not one.live and one.pk != page.pk}
        if drafts:
            drafts -= keys_shown_to(user, drafts)
        return [item for item, one in zip(items, above, strict=False) if one.pk not in drafts]

    utils.get_breadcrumbs_items_for_page = shown_items_for
    wagtailadmin_tags.get_breadcrumbs_items_for_page = shown_items_for
