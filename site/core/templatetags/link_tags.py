"""Links that editors make: to a page, which follows the reader's language, or to an address."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.utils.translation import get_language

from core.languages import language_of
from core.links import localized
from core.templatetags.language_tags import TAGS

register = template.Library()


@dataclass(frozen=True)
class ResolvedLink:
    url: str
    text: str
    external: bool = False
    hreflang: str = ""


@register.simple_tag(takes_context=True)
def resolve_link(context: template.Context, value) -> ResolvedLink | None:
    """A link block's value (`page`, `url`, `text`) as an address; None when its page is withdrawn."""
    if not value:
        return None
    if value.get("page"):
        page = localized(value["page"])
        if page is None:
            return None
        code = language_of(page.locale_id)
        return ResolvedLink(
            url=page.get_url(context.get("request")) or "",
            text=value["text"],
            hreflang="" if code == get_language() else TAGS[code],
        )
    url = value.get("url") or ""
    external = url.startswith(("http://", "https://"))
    return ResolvedLink(url, value["text"], external) if url else None
