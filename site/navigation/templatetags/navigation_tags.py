"""The template tag for the site navigation."""

from __future__ import annotations

from django import template

from navigation.site_navigation import SiteNavigation, site_navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> SiteNavigation:
    """`{% navigation as nav %}`: the site navigation in the current language.

    A preview puts its record into the context as `navigation_draft`.
    """
    request = context.get("request")
    return site_navigation(request, context.get("navigation_draft")) if request else SiteNavigation()
