from __future__ import annotations

from django import template

from navigation.frame import Frame, frame_for

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> Frame:
    """`{% navigation as nav %}`: menus, footer, helplines, notice and details, in the page's language."""
    request = context.get("request")
    return frame_for(request) if request is not None else Frame()
