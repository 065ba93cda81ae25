"""The page's address in each language: only twins that are real and live."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language
from wagtail.models import Page

from languages.links import live_translations
from languages.locales import foreign_tag, language_of, language_tag, native_name

register = template.Library()
register.filter(foreign_tag)
register.filter(language_tag)


@dataclass(frozen=True)
class Edition:
    """One language of the page that is being read."""

    code: str
    url: str
    full_url: str
    current: bool

    @property
    def tag(self) -> str:
        return language_tag(self.code)

    @property
    def name(self) -> str:
        """The language's name in itself, as its readers look for it."""
        return native_name(self.code)


@register.simple_tag(takes_context=True)
def editions(context: template.Context) -> list[Edition]:
    """This page and its live twins. Empty where no page stands (404), so that nothing fake is linked.

    A view of ours exists in every language; a page only where somebody translated and published it.
    """
    request = context.get("request")
    if request is None:
        return []
    if "own_editions" in context:  # a view whose address does not exist in every language
        return context["own_editions"]
    if not hasattr(request, "_editions"):
        page = context.get("page")
        request._editions = _of_page(page, request) if isinstance(page, Page) and page.pk else _of_view(request)
    return request._editions


def _of_page(page: Page, request: HttpRequest) -> list[Edition]:
    found = [
        Edition(
            code=language_of(twin.locale_id),
            url=twin.get_url(request) or "",
            full_url=twin.get_full_url(request) or "",
            current=twin.pk == page.pk,
        )
        for twin in [page, *live_translations(page)]
    ]
    order = [code for code, _name in settings.LANGUAGES]
    return sorted((e for e in found if e.url), key=lambda e: order.index(e.code))


def _of_view(request: HttpRequest) -> list[Edition]:
    match = request.resolver_match
    if match is None or match.url_name == "wagtail_serve":
        return []
    here = get_language()
    found = []
    for code, _name in settings.LANGUAGES:
        url = request.path if code == here else translate_url(request.path, code)
        found.append(Edition(code, url, request.build_absolute_uri(url), code == here))
    return found if len({e.url for e in found}) == len(found) else [e for e in found if e.current]
