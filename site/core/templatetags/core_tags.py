"""What templates of all pages ask for."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from core import content_notes, exit_links
from core.models import BasePage
from core.sharing import SharedView, Sharing

register = template.Library()

#: Characters that could end the script element, and their escapes in JSON.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def shows_exit_link(context: template.Context) -> bool:
    """`{% shows_exit_link as is_shown %}`, for the page that is shown."""
    request = context.get("request")
    return request is None or exit_links.shows_exit_link(context.get("page"), request)


@register.simple_tag(takes_context=True)
def address_as_asked(context: template.Context, address: str) -> str:
    """`{% address_as_asked full_url as address %}`: with the query that narrows a list, so that a print leads back."""
    query = context["request"].META.get("QUERY_STRING", "") if "request" in context else ""
    return f"{address}?{query}" if query else address


@register.simple_tag
def json_ld(data: dict[str, Any] | None) -> SafeString:
    """`{% json_ld data %}`: a script element with the data as JSON-LD, safely escaped."""
    if not data:
        return mark_safe("")
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 (escaped in the line above)


@register.simple_tag(takes_context=True)
def sharing(context: template.Context) -> Sharing | SharedView | None:
    """`{% sharing as share %}`: what other sites and search engines are told of the page; None for a preview.

    A view gives its own `share`.
    """
    page, request = context.get("page"), context.get("request")
    is_live = isinstance(page, BasePage) and page.live and not getattr(request, "is_preview", False)
    return Sharing(page) if is_live else context.get("share")


@register.filter
def contents(body: Any) -> list[dict[str, str]]:
    """The main headings of a body, for its list of contents: `[{"id": …, "title": …}]`."""
    headings = (block.value for block in body or [] if block.block_type == "heading")
    return [{"id": slugify(h["text"]), "title": h["text"]} for h in headings if h["level"] == "h2"]


@register.filter
def next_heading(body: Any, position: int) -> str:
    """The id of the first heading after so many blocks; empty where the body ends without one."""
    headings = (block.value["text"] for block in list(body)[position:] if block.block_type == "heading")
    return slugify(next(headings, ""))


@register.filter
def theme_names(themes: Any) -> str:
    """`{{ page.content_themes|theme_names }}`: “self-harm, suicide”."""
    return content_notes.theme_names(themes)


@register.filter
def as_clause(text: str) -> str:
    """A source as editors type it, without the full stop that the sentence around it ends with."""
    return str(text or "").rstrip().removesuffix(".")
