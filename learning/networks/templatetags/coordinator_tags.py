"""The way between the pages from which a network is coordinated."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from learning.networks.coordinator_pages import coordinator_pages
from learning.networks.models import Network

register = template.Library()


@register.simple_tag(takes_context=True)
def coordinator_navigation(context: Context, network: Network) -> list[dict[str, Any]]:
    """Each page with `current`: "page" for the very one, "true" for the one that the page stands below, else empty."""
    path = context["request"].path
    pages = [{"title": page.title, "url": page.url(network)} for page in coordinator_pages()]
    nearest = max((page["url"] for page in pages if path.startswith(page["url"])), key=len, default="")
    for page in pages:
        exact = "page" if page["url"] == path else "true"
        page["current"] = exact if page["url"] == nearest else ""
    return pages
