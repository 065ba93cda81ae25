"""The addresses that never move: a number, a version, a citation."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page

from blueprint.citations import FORMATS
from blueprint.enums import Kind
from blueprint.metadata import contents_of, csl_item, version_context
from blueprint.models import BlueprintPage, PermanentNumber, Version
from blueprint.snapshots import restored
from languages.locales import locale_id_of
from languages.templatetags.language_tags import Edition


@require_safe
def permanent(request: HttpRequest, label: str) -> HttpResponse:
    """Leads to the page in the language of the path; a withdrawn work shows its newest words, and says so."""
    number = _number(label)
    language = get_language() or settings.LANGUAGE_CODE
    page = _live_page(number, language)
    if page:
        return HttpResponseRedirect(page.get_url(request))
    newest, history = Version.objects.of(number.translation_key, language).edition()
    if newest is None:
        english = _live_page(number, settings.LANGUAGE_CODE)
        return render(request, "404.html", {"english_page": english}, status=404)
    return _show(request, newest, history, withdrawn=True)


@require_safe
def version(request: HttpRequest, label: str, version: str) -> HttpResponse:
    """The words of one version, for ever."""
    number = _number(label)
    language = get_language() or settings.LANGUAGE_CODE
    found, history = Version.objects.of(number.translation_key, language).edition(int(version))
    if found is None:
        raise Http404
    return _show(request, found, history, withdrawn=_live_page(number, language) is None)


@require_safe
def citation(request: HttpRequest, label: str, version: str, ending: str) -> HttpResponse:
    """One version's citation as a file; plain text opens in the browser."""
    wanted = Version.objects.of(_number(label).translation_key, get_language() or settings.LANGUAGE_CODE)
    found = wanted.filter(number=int(version)).select_related("permanent_number").first()
    if found is None:
        raise Http404
    form = FORMATS[ending]
    item = csl_item(found)
    response = HttpResponse(form.write([item]), content_type=form.content_type)
    disposition = "inline" if form.opens_in_browser else "attachment"
    response.headers["Content-Disposition"] = f'{disposition}; filename="{item["id"]}.{ending}"'
    return response


def _show(request: HttpRequest, found: Version, history: list[Version], withdrawn: bool) -> HttpResponse:
    context = version_context(found, history)
    newest = history[0]
    doc = restored(found)
    context |= {
        "doc": doc,
        "toc": contents_of(doc),
        "own_editions": _editions(request, found),
        "newest": newest,
        "is_old": newest.number != found.number,
        "withdrawn": withdrawn,
        "crumbs": _crumbs(found.language),
    }
    return render(request, "pages/blueprint/version.html", context)


def _editions(request: HttpRequest, found: Version) -> list[Edition]:
    """A version is in one language; its address is the canonical one."""
    url = found.get_absolute_url()
    return [Edition(found.language, url, found.absolute_url, current=True)]


def _number(label: str) -> PermanentNumber:
    """`HS-12` and `hs-r7` alike; 404 for a number that was never given."""
    words = label.upper().removeprefix("HS-")
    kind = Kind.RECOMMENDATION if words.startswith("R") else Kind.ENTRY
    found = PermanentNumber.objects.filter(kind=kind, number=int(words.removeprefix("R"))).first()
    if found is None:
        raise Http404
    return found


def _live_page(number: PermanentNumber, language: str) -> Page | None:
    return (
        Page.objects.live()
        .filter(translation_key=number.translation_key, locale_id=locale_id_of(language))
        .select_related("locale")
        .first()
    )


def _crumbs(language: str) -> list[Page]:
    """The way in: home and the blueprint's front page, where they are live."""
    fronts = BlueprintPage.objects.live().filter(locale_id=locale_id_of(language)).values("path")
    way = Page.objects.filter(depth=2) | Page.objects.filter(path__in=fronts)
    pages = way.live().filter(locale_id=locale_id_of(language)).select_related("locale").order_by("path")
    return list(pages) if len(pages) > 1 else []
