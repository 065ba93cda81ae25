from __future__ import annotations

from django import template
from wagtail.models import Page

from navigation.frame import Frame, frame_for

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> Frame:
    """`{% navigation as nav %}`: menus, footer, helplines, notice and details, in the page's language."""
    request = context.get("request")
    if request is None:
        return Frame()
    page = context.get("page")
    return frame_for(request, page if isinstance(page, Page) and page.pk else None)
