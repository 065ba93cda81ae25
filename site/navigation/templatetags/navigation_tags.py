from __future__ import annotations

from django import template

from navigation.site_navigation import SiteNavigation, site_navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> SiteNavigation:
    """`{% navigation as nav %}`: menus, footer, helplines, notice and details, in the page's language.

    A preview names its record as `navigation_draft`.
    """
    request = context.get("request")
    return site_navigation(request, context.get("navigation_draft")) if request else SiteNavigation()
