"""The addresses that never move: a number, a version, a citation."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page

from blueprint import citations
from blueprint.editions import contents_of, version_context
from blueprint.enums import Kind
from blueprint.frozen import thawed
from blueprint.models import PermanentNumber, Version
from core.templatetags.language_tags import Edition


@require_safe
def permanent(request: HttpRequest, label: str) -> HttpResponse:
    """Leads to the page in the language of the path; a withdrawn work shows its newest words, and says so."""
    number = _number(label)
    language = get_language() or settings.LANGUAGE_CODE
    page = _live_page(number, language)
    if page:
        return HttpResponseRedirect(page.get_url(request))
    newest = _versions(number).filter(language=language).order_by("-number").first()
    if newest is None:
        english = _live_page(number, settings.LANGUAGE_CODE)
        return render(request, "404.html", {"english_page": english}, status=404)
    return _show(request, newest, withdrawn=True)


@require_safe
def version(request: HttpRequest, label: str, version: str) -> HttpResponse:
    """The words of one version, for ever."""
    number = _number(label)
    found = _version(number, version)
    return _show(request, found, withdrawn=_live_page(number, found.language) is None)


@require_safe
def citation(request: HttpRequest, label: str, version: str, ending: str) -> HttpResponse:
    """One version's citation as a file; plain text opens in the browser."""
    found = _version(_number(label), version)
    form = citations.FORMATS[ending]
    item = citations.work_item(found)
    response = HttpResponse(form.write(item), content_type=form.content_type)
    kind = "inline" if ending == "txt" else "attachment"
    response.headers["Content-Disposition"] = f'{kind}; filename="{item["id"]}.{ending}"'
    return response


def _show(request: HttpRequest, found: Version, withdrawn: bool) -> HttpResponse:
    context = version_context(found)
    newest = context["history"][0]
    doc = thawed(found)
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


def _versions(number: PermanentNumber):
    return Version.objects.filter(permanent_number=number).select_related("permanent_number")


def _version(number: PermanentNumber, version: str) -> Version:
    found = _versions(number).filter(language=get_language(), number=int(version)).first()
    if found is None:
        raise Http404
    return found


def _live_page(number: PermanentNumber, language: str) -> Page | None:
    return (
        Page.objects.live()
        .filter(translation_key=number.translation_key, locale__language_code=language)
        .select_related("locale")
        .first()
    )


def _crumbs(language: str) -> list[Page]:
    """The way in: home and the blueprint's front page, where they are live."""
    landing = (
        Page.objects.live()
        .filter(content_type__app_label="blueprint", content_type__model="blueprintpage")
        .filter(locale__language_code=language)
        .select_related("locale")
        .first()
    )
    if landing is None:
        return []
    home = Page.objects.filter(path=landing.path[: -Page.steplen]).select_related("locale")
    return [*home, landing]
