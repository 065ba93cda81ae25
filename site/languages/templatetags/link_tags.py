"""The template tag that resolves the value of a link block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template

from languages.links import localized
from languages.locales import foreign_tag

register = template.Library()


@dataclass(frozen=True)
class ResolvedLink:
    url: str
    text: str
    external: bool = False
    hreflang: str = ""


@register.simple_tag(takes_context=True)
def resolve_link(context: template.Context, value: Any) -> ResolvedLink | None:
    """The link for a link block's value (`page`, `url`, `text`); None when its page is not live."""
    if not value:
        return None
    if value.get("page"):
        page = localized(value["page"])
        if page is None:
            return None
        return ResolvedLink(
            url=page.get_url(context.get("request")) or "",
            text=value["text"],
            hreflang=foreign_tag(page),
        )
    url = value.get("url") or ""
    external = url.startswith(("http://", "https://"))
    return ResolvedLink(url, value["text"], external) if url else None
