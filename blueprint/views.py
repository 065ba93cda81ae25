"""The permanent addresses: of a work by its number, of a version, of a citation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from wagtail.models import Page

from blueprint.citations import FORMATS
from blueprint.enums import Kind
from blueprint.figures import number_or_text
from blueprint.kinds import KINDS
from blueprint.landing import breadcrumbs, landing_or_404, live_landing, number_or_404
from blueprint.managers import VersionQuerySet
from blueprint.metadata import citation_id, csl_item, in_language, newest_lines, version_context
from blueprint.models import ChapterPage, PermanentNumber, Source, Version
from blueprint.models.numbered import NumberedPage
from blueprint.models.related import related_to
from blueprint.models.rests_on import recommendations_resting_on
from blueprint.signposts import add_links
from blueprint.snapshots import in_state, restored, table_of_contents, with_status_in_facts
from core.exports import csv_response
from core.views import only_in_english
from languages.locales import current_language, locale_id_of
from languages.templatetags.language_tags import Alternate


@require_safe
def permanent(request: HttpRequest, label: str) -> HttpResponse:
    """Redirects to the page in the language of the path; for a work without a page shows its newest version."""
    number = number_or_404(label)
    page = _live_page(number, current_language())
    if page:
        return HttpResponseRedirect(page.get_url(request))
    newest = _versions(number).first()
    if newest:
        return _render_version(request, newest, page=None)
    english = _live_page(number, settings.LANGUAGE_CODE)
    if english is None:
        raise Http404
    return only_in_english(request, english.get_url(request), english.title)


@require_safe
def version(request: HttpRequest, label: str, version: str) -> HttpResponse:
    """One version as it was published; where only English has it, a 404 that links to the English one."""
    number = number_or_404(label)
    found = _versions(number).filter(number=int(version)).first()
    if found:
        return _render_version(request, found, _live_page(number, current_language()))
    of_english = Version.objects.of_work(number.translation_key, settings.LANGUAGE_CODE)
    english = get_object_or_404(of_english, number=int(version))
    return only_in_english(request, english.get_absolute_url(), english.title)


@require_safe
def citation(request: HttpRequest, label: str, version: str, extension: str) -> HttpResponse:
    """One version's citation as a file; plain text opens in the browser."""
    found = get_object_or_404(_versions(number_or_404(label)).defer("html"), number=int(version))
    return _citation_file([csl_item(found)], extension, citation_id(found))


@require_safe
def figure(request: HttpRequest, label: str, version: str, figure: str) -> HttpResponse:
    """The table of one figure, as it stood in that version, as CSV."""
    found = get_object_or_404(_versions(number_or_404(label)).defer("html"), number=int(version))
    figures = found.data.get("figures", [])
    if int(figure) > len(figures):
        raise Http404
    table = figures[int(figure) - 1]
    return csv_response(
        f"{citation_id(found)}-figure-{figure}.csv", [table["columns"], *table["rows"]], guard=number_or_text
    )


@require_safe
def sources(request: HttpRequest, label: str, version: str, extension: str) -> HttpResponse:
    """All sources of one version, as they stood when it was published, in one file."""
    found = get_object_or_404(_versions(number_or_404(label)).defer("html"), number=int(version))
    items = [source["csl"] for source in found.data["sources"]]
    if not items:
        raise Http404
    return _citation_file(items, extension, f"{citation_id(found)}-sources")


@require_safe
def sources_below(request: HttpRequest, extension: str, chapter: str = "") -> HttpResponse:
    """All sources that the pages of the blueprint, or of one chapter, cite today, as these show them, in one file."""
    page: Page = landing_or_404()
    if chapter:
        page = get_object_or_404(ChapterPage.objects.live().child_of(page), slug=chapter)
    items = Version.objects.newest_below(page).csl_of(Source.objects.cited_below(page))
    if not items:
        raise Http404
    return _citation_file(
        items, extension, in_language(f"{slugify(page.slug) or 'chapter'}-sources", current_language())
    )


def _citation_file(items: list[dict], extension: str, name: str) -> HttpResponse:
    form = FORMATS[extension]
    response = HttpResponse(form.write(items), content_type=form.content_type)
    disposition = "inline" if form.opens_in_browser else "attachment"
    response.headers["Content-Disposition"] = f'{disposition}; filename="{name}.{extension}"'
    return response


def _render_version(request: HttpRequest, found: Version, page: Page | None) -> HttpResponse:
    """`page` is the live page of the work in the version's language."""
    work = page.specific if page else None
    versions = _versions(found.permanent_number).without_text()
    about = version_context(found, versions)
    newest = about["history"][0]
    is_old = newest.number != found.number
    document = with_status_in_facts(in_state(restored(found), None if is_old else found.state))
    context = about | {
        "doc": document,
        "toc": table_of_contents(document),
        "top_template": f"pages/blueprint/parts/{document['kind']}_top.html",
        "place": work.place if work and not is_old else None,
        "related_template": f"pages/blueprint/parts/{KINDS[document['kind']].related}.html",
        "related": related_to(document, _related_today(request, found, work), found.language),
        "own_alternates": _alternates(found),
        "newest": newest,
        "since": newest_lines(versions.filter(number__gt=found.number)) if is_old else {},
        "comparison_url": found.comparison_url(newest.number) if is_old else "",
        "is_old": is_old,
        "work_state": found.state,
        "breadcrumbs": breadcrumbs(live_landing(found.language)),
    }
    return add_links(render(request, "pages/blueprint/version.html", context), found)


def _related_today(request: HttpRequest, found: Version, work: NumberedPage | None) -> list[dict[str, Any]] | None:
    """What rests on an entry, its page being there or not; what a recommendation rests on while it is published."""
    if work:
        return work.related_today(request)
    if found.permanent_number.kind == Kind.ENTRY:
        return recommendations_resting_on(found.permanent_number.translation_key, found.language, request)
    return None


def _alternates(found: Version) -> list[Alternate]:
    """The version, and those in other languages that translate the same English one, the newest of each."""
    english_number = found.translation_of or found.number
    same = {version.language: version for version in found.permanent_number.versions.of_english(english_number)}
    same[found.language] = found
    return [
        Alternate(code, same[code].get_absolute_url(), current=code == found.language)
        for code, _name in settings.LANGUAGES
        if code in same
    ]


def _versions(number: PermanentNumber) -> VersionQuerySet:
    """The work's versions in the language of the path."""
    return Version.objects.of_work(number.translation_key, current_language())


def _live_page(number: PermanentNumber, language: str) -> Page | None:
    return (
        Page.objects.live()
        .filter(translation_key=number.translation_key, locale_id=locale_id_of(language))
        .select_related("locale")
        .first()
    )
