"""The addresses of PDF and DOCX files. No request makes one: a task does, and a page waits for it."""

from __future__ import annotations

import logging
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from allauth.core.internal.ratelimit import consume
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from blueprint.briefing import briefing
from blueprint.documents.making import ask_for, known
from blueprint.documents.outline import (
    Outline,
    TooLong,
    outline_of_blueprint,
    outline_of_briefing,
    outline_of_chapter,
    outline_of_version,
)
from blueprint.landing import breadcrumbs, landing_or_404, live_landing, number_or_404
from blueprint.models import BlueprintPage, ChapterPage, DocumentFile, Version
from blueprint.models.document_file import DocumentFormat
from core.dates import today
from core.outages import CannotKeep, keeping, unavailable
from core.registry import register_closed_to_crawlers
from core.storages import StorageUnavailable
from languages.locales import current_language

logger = logging.getLogger(__name__)

#: Of all visitors together, so that a flood of briefings does not keep the worker from the others.
MAX_WAITING_BRIEFINGS = 50
SECONDS_TO_LOOK_AGAIN, SECONDS_WHEN_SLOW = 4, 20


@register_closed_to_crawlers
def addresses_of_files() -> list[str]:
    """A crawler would have the PDF of each version made, and learn nothing that the pages do not say."""
    return ["/*/document.pdf", "/*/briefing.pdf", "/*/briefing.docx"]


@require_safe
@never_cache
def version_pdf(request: HttpRequest, label: str, version: str) -> HttpResponse:
    versions = Version.objects.of_work(number_or_404(label).translation_key, current_language())
    found = get_object_or_404(versions.defer("html"), number=int(version))
    is_newest = not versions.filter(number__gt=found.number).exists()
    return _answer(request, outline_of_version(found, is_newest), DocumentFormat.PDF)


@require_safe
@never_cache
def pdf_below(request: HttpRequest, chapter: str = "") -> HttpResponse:
    """The whole blueprint, or a chapter, as it stands today."""
    landing = landing_or_404()
    page: BlueprintPage | ChapterPage = landing
    if chapter:
        page = get_object_or_404(ChapterPage.objects.live().child_of(landing), slug=chapter)
    path = page.get_url(request)
    try:
        outline = outline_of_chapter(page, path) if chapter else outline_of_blueprint(landing, path)
    except TooLong:
        return _page(request, "too_long", path)
    if not any(section["works"] for section in outline["sections"]):
        raise Http404
    return _answer(request, outline, DocumentFormat.PDF)


@require_safe
@never_cache
def briefing_pdf(request: HttpRequest) -> HttpResponse:
    return _briefing(request, DocumentFormat.PDF)


@require_safe
@never_cache
def briefing_docx(request: HttpRequest) -> HttpResponse:
    return _briefing(request, DocumentFormat.DOCX)


def _briefing(request: HttpRequest, file_format: DocumentFormat) -> HttpResponse:
    landing_or_404()
    made = briefing(request.GET, current_language())
    path = f"{reverse('blueprint:briefing')}?{made.query}"
    if not made.versions:
        return HttpResponseRedirect(path)
    outline = outline_of_briefing(made.versions, current_language(), path)
    return _answer(request, outline, file_format, is_briefing=True)


def _answer(request: HttpRequest, outline: Outline, file_format: str, *, is_briefing: bool = False) -> HttpResponse:
    """Leads to the file, or to the page that waits for it."""
    document = known(outline, file_format)
    if document and document.file and document.used_on != today():
        document = _noted(document)
    if document is None or document.must_be_asked_for:
        try:
            with keeping():
                refused = _refused(request, outline["path"], is_briefing)
                if refused:
                    return refused
                document = ask_for(outline, file_format, is_briefing=is_briefing)
        except CannotKeep:
            return unavailable(_page(request, "busy", outline["path"]))
    if document.file:
        return HttpResponseRedirect(document.url)
    if document.fault:
        return unavailable(_page(request, document.fault, outline["path"]))
    return _wait(request, document)


def _refused(request: HttpRequest, path: str, is_briefing: bool) -> HttpResponse | None:
    """A crawler that follows every link asks for each version, and anybody can think of any number of briefings."""
    # The public function of allauth counts no GET.
    if not consume(request, app="allauth.account", action="ask_for_document", limit_get=True):
        return _page(request, "too_often", path, status=HTTPStatus.TOO_MANY_REQUESTS)
    if is_briefing and DocumentFile.objects.waiting().filter(is_briefing=True).count() >= MAX_WAITING_BRIEFINGS:
        return unavailable(_page(request, "busy", path))
    return None


def _noted(document: DocumentFile) -> DocumentFile | None:
    """Notes once a day that somebody fetches it. None if its file is lost, as after a restore: then it is made again.

    Where nothing can be written, or the storage does not answer, it is handed out as if it were there.
    """
    with suppress(CannotKeep, StorageUnavailable), keeping(), transaction.atomic():
        if default_storage.exists(document.file):
            DocumentFile.objects.filter(pk=document.pk).update(used_on=today())
        else:
            logger.warning("%s is not in the storage of public files any more: it is made again.", document.file)
            document.delete()
            return None
    return document


def _wait(request: HttpRequest, document: DocumentFile) -> HttpResponse:
    """The browser looks again by itself, without a script."""
    is_slow = document.is_slow
    response = _page(request, "slow" if is_slow else "waiting", document.outline["path"], status=HTTPStatus.ACCEPTED)
    response.headers["Refresh"] = str(SECONDS_WHEN_SLOW if is_slow else SECONDS_TO_LOOK_AGAIN)
    return response


def _page(request: HttpRequest, answer: str, path: str, status: int = HTTPStatus.OK) -> HttpResponse:
    context: dict[str, Any] = {
        "answer": answer,
        "back": path,
        "again": request.get_full_path(),
        "breadcrumbs": breadcrumbs(live_landing(current_language())),
    }
    return render(request, "pages/blueprint/document/answer.html", context, status=status)
