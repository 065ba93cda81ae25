"""Template tags and filters for languages, and for links to the page in other languages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.html import format_html
from django.utils.http import escape_leading_slashes
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from languages.links import live_translations, longer_list
from languages.locales import foreign_tag, language_name, language_of, language_tag, native_name

register = template.Library()
register.filter(foreign_tag)
register.filter(language_tag)


@register.simple_tag
def english_list(page: Page) -> Page | None:
    """`{% english_list page as english %}`: the English page of a list that has more there; else None."""
    return longer_list(page) if page.pk else None


@register.filter
def language_note(tag: str) -> SafeString | str:
    """`(Saesneg)` behind a link whose words are Welsh and whose page is English; nothing without a tag."""
    return format_html(" <span>({})</span>", language_name(tag)) if tag else ""


@dataclass(frozen=True)
class Alternate:
    """A language version of the current page, itself included."""

    code: str
    url: str
    current: bool

    @property
    def full_url(self) -> str:
        """From BASE_URL, never from the request: a page is cached, and its address is the same for everyone."""
        return urljoin(settings.BASE_URL, self.url)

    @property
    def tag(self) -> str:
        return language_tag(self.code)

    @property
    def name(self) -> str:
        """The name of the language in that language."""
        return native_name(self.code)


@register.simple_tag(takes_context=True)
def alternates(context: template.Context) -> list[Alternate]:
    """`{% alternates as alternates %}`: the current page in each language in which it exists, itself included.

    A view exists in every language, a page only where its translation is live. A view whose address does not
    exist in every language puts `own_alternates` into its context; on a 404 they are empty.
    """
    if "own_alternates" in context:
        return context["own_alternates"]
    request, page = context.get("request"), context.get("page")
    if request is None:
        return []
    return _of_page(page, request) if isinstance(page, Page) and page.pk else _of_view(request)


@register.simple_tag(takes_context=True)
def language_links(context: template.Context, alternates: list[Alternate]) -> list[Alternate]:
    """The links to all other languages, with the query of the request.

    Where the page does not exist in a language, the link keeps its path: the 404 there says so in that language,
    names the English page, and has the menu of that language to go on with.
    """
    request = context.get("request")
    if request is None:
        return []
    translated = {one.code: one for one in alternates}
    others = [translated.get(one.code, one) for one in _same_path(request)]
    query = iri_to_uri(request.META.get("QUERY_STRING", ""))
    return [replace(one, url=f"{one.url}?{query}") for one in others] if query else others


def _same_path(request: HttpRequest) -> list[Alternate]:
    """The path of the request in the other languages, whether or not something is there."""
    here, main = get_language(), settings.LANGUAGE_CODE
    path = request.path if here == main else request.path.removeprefix(f"/{here}") or "/"
    return [
        Alternate(code, escape_leading_slashes(escape_uri_path(path if code == main else f"/{code}{path}")), False)
        for code, _name in settings.LANGUAGES
        if code != here
    ]


def _of_page(page: Page, request: HttpRequest) -> list[Alternate]:
    found = [
        Alternate(
            code=language_of(alternate.locale_id),
            url=alternate.get_url(request) or "",
            current=alternate.pk == page.pk,
        )
        for alternate in [page, *live_translations(page)]
    ]
    order = [code for code, _name in settings.LANGUAGES]
    return sorted((one for one in found if one.url), key=lambda one: order.index(one.code))


def _of_view(request: HttpRequest) -> list[Alternate]:
    match = request.resolver_match
    if match is None or match.url_name == "wagtail_serve":
        return []
    here = get_language()
    found = []
    for code, _name in settings.LANGUAGES:
        url = request.path if code == here else translate_url(request.path, code)
        found.append(Alternate(code, url, code == here))
    return found if len({e.url for e in found}) == len(found) else [e for e in found if e.current]
