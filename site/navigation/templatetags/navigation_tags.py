from __future__ import annotations

from django import template

from navigation.site_navigation import SiteNavigation, site_navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> SiteNavigation:
    """`{% navigation as nav %}`: menus, footer, helplines, notice and details, in the page's language.

    The preview of a draft brings its own, as `site_navigation`.
    """
    if "site_navigation" in context:
        return context["site_navigation"]
    request = context.get("request")
    return site_navigation(request) if request else SiteNavigation()
