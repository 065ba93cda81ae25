"""What changed: between two versions of a work, and in all of the blueprint."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from blueprint.comparison import compare as compared
from blueprint.landing import breadcrumbs, live_landing, not_in_this_language, number_or_404
from blueprint.metadata import newest_lines
from blueprint.models import PermanentNumber, Version
from core.pagination import listing
from core.views import only_in_english
from languages.locales import current_language


@require_safe
def compare(request: HttpRequest, label: str, version: str, other: str) -> HttpResponse:
    """The older of both stands first; its address is the same whichever way round they were asked for."""
    number, wanted = number_or_404(label), sorted({int(version), int(other)})
    found = _versions(number, current_language(), wanted)
    if len(found) < len(wanted):
        english = _versions(number, settings.LANGUAGE_CODE, wanted)
        if len(english) < len(wanted):
            raise Http404
        return only_in_english(request, english[0].comparison_url(english[-1].number), english[-1].title)
    if len(found) == 1:
        return HttpResponseRedirect(found[0].get_absolute_url())
    old, new = found
    if int(version) > int(other):
        return HttpResponseRedirect(old.comparison_url(new.number))
    between = Version.objects.of_work(number.translation_key, current_language()).without_text()
    words = gettext("%(label)s: version %(first)s and version %(second)s")
    title = words % {"label": number, "first": old.number, "second": new.number}
    context = {
        "title": re.sub(r" (?=\d)", "\N{NO-BREAK SPACE}", title),
        "old": old,
        "new": new,
        "comparison": compared(old, new),
        "reasons": newest_lines(between.filter(number__gt=old.number, number__lte=new.number)),
        "own_alternates": [],
        "breadcrumbs": breadcrumbs(live_landing(current_language())),
    }
    return render(request, "pages/blueprint/compare.html", context)


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """All versions in the reader's language, or those of one chapter (`?chapter=opening`) or work (`?work=HS-12`)."""
    landing = live_landing(current_language())
    if landing is None:
        return not_in_this_language(request, "changes", gettext("All changes"))
    chapters = list(landing.chapters())
    asked = request.GET.get("chapter", "")
    chosen = next((chapter for chapter in chapters if chapter.slug == asked), None)
    if asked and chosen is None:
        raise Http404
    work = number_or_404(request.GET["work"]) if "work" in request.GET else None
    versions = Version.objects.changes(current_language(), chosen)
    part = listing(versions.filter(permanent_number=work) if work else versions, request)
    if work and not part.paginator.count:
        raise Http404
    context = {
        "landing": landing,
        "chapters": chapters,
        "chosen": chosen,
        "work": work,
        "query": urlencode({"work": work} if work else {"chapter": chosen.slug} if chosen else {}),
        "followed": chosen or landing,
        "listing": part,
        "lines": _lines(part),
        "breadcrumbs": breadcrumbs(landing),
    }
    return render(request, "pages/blueprint/changes.html", context)


def _lines(versions: Iterable[Version]) -> list[dict[str, Any]]:
    """Each version with what has become of its work, and its comparison with the one before."""
    shown = list(versions)
    keys = [version.permanent_number.translation_key for version in shown]
    states = Version.objects.states_of(keys, current_language())
    return [
        {
            "version": version,
            "state_words": states[version.permanent_number.translation_key].name,
            "comparison_url": version.comparison_url(version.number - 1) if version.number > 1 else "",
        }
        for version in shown
    ]


def _versions(number: PermanentNumber, language: str, wanted: list[int]) -> list[Version]:
    found = Version.objects.of_work(number.translation_key, language).filter(number__in=wanted)
    return list(found.order_by("number"))
