"""Template tags for what uses a page, on the admin's questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from wagtail.models import Page

from core.references import uses_of
from languages.services import translations_of

register = template.Library()
TEMPLATE = "pages/core/admin/links_to.html"


@register.inclusion_tag(TEMPLATE, takes_context=True)
def links_to_page(context: template.Context, page: Page) -> dict[str, Any]:
    return _uses([page], context)


@register.inclusion_tag(TEMPLATE, takes_context=True)
def links_to_chosen_pages(context: template.Context, rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """`rows`: those of a bulk action, each with its page as `item`."""
    return _uses([row["item"] for row in rows], context)


def _uses(pages: list[Page], context: template.Context) -> dict[str, Any]:
    """What links to the pages, to their translations or to pages below, all of which may be taken down together."""
    roots = [root for page in pages for root in (page, *translations_of(page))]
    taken = {below.pk: below for root in roots for below in root.get_descendants(inclusive=True).live()}
    return {"uses": uses_of(taken.values(), context["request"].user)}
