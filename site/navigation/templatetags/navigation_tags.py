from __future__ import annotations

from django import template
from wagtail.models import Page

from navigation.site_navigation import SiteNavigation, site_navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> SiteNavigation:
    """`{% navigation as nav %}`: menus, footer, helplines, notice and details, in the page's language."""
    request = context.get("request")
    if request is None:
        return SiteNavigation()
    page = context.get("page")
    return site_navigation(request, page if isinstance(page, Page) and page.pk else None)
