"""Template tags for the admin's questions before pages are unpublished."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from wagtail.models import Page

from core.references import uses_of
from core.withdrawal import WithdrawablePage
from languages.services import translations_of

register = template.Library()
TEMPLATE = "pages/core/admin/links_to.html"
WITHDRAW_INSTEAD = "pages/core/admin/withdraw_instead.html"


@register.inclusion_tag(TEMPLATE, takes_context=True)
def links_to_page(context: template.Context, page: Page) -> dict[str, Any]:
    return _uses([page], context)


@register.inclusion_tag(TEMPLATE, takes_context=True)
def links_to_chosen_pages(context: template.Context, rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """`rows`: those of a bulk action, each with its page as `item`."""
    return _uses([row["item"] for row in rows], context)


@register.inclusion_tag(WITHDRAW_INSTEAD)
def withdraw_page_instead(page: Page) -> dict[str, Any]:
    return _to_withdraw([page])


@register.inclusion_tag(WITHDRAW_INSTEAD)
def withdraw_chosen_pages_instead(rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return _to_withdraw([row["item"] for row in rows])


def _to_withdraw(pages: list[Page]) -> dict[str, Any]:
    """Those that are a public record, which people cite: unpublished, they would be gone without a word."""
    own = [page.specific for page in pages]
    return {"pages": [page for page in own if isinstance(page, WithdrawablePage) and not page.withdrawn_on]}


def _uses(pages: list[Page], context: template.Context) -> dict[str, Any]:
    """What links to the pages, to their translations or to pages below, all of which may be taken down together."""
    roots = [root for page in pages for root in (page, *translations_of(page))]
    taken = {below.pk: below for root in roots for below in root.get_descendants(inclusive=True).live()}
    return {"uses": uses_of(taken.values(), context["request"].user)}
