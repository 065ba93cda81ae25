"""Asks for documents, makes them by a task and keeps them: each once, however many people ask at the same moment."""

from __future__ import annotations

import logging

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import override

from blueprint.documents.outline import Outline, key_of
from blueprint.documents.pdf import make_pdf
from blueprint.documents.word import make_docx
from blueprint.documents.works import content_of
from blueprint.models import DocumentFile
from blueprint.models.document_file import DocumentFault, DocumentFormat
from core.dates import london_day
from core.pdf.faults import Faulty, LibraryMissing
from core.storages import StorageUnavailable

logger = logging.getLogger(__name__)

MAKERS = {DocumentFormat.PDF: make_pdf, DocumentFormat.DOCX: make_docx}
NOT_MADE = "%s was not made, so its address offers print; it is tried again when somebody asks 10 minutes later. %s"


def known(outline: Outline, file_format: str) -> DocumentFile | None:
    return DocumentFile.objects.filter(key=key_of(outline, file_format)).first()


@transaction.atomic
def ask_for(outline: Outline, file_format: str, *, is_briefing: bool) -> DocumentFile:
    """Gives it to a task, unless one has it already."""
    document, is_new = DocumentFile.objects.get_or_create(
        key=key_of(outline, file_format),
        defaults={"format": file_format, "outline": outline, "is_briefing": is_briefing},
    )
    if is_new or document.must_be_asked_for and _claimed(document):
        make_document.enqueue(document.pk)
        document.refresh_from_db()
    return document


def _claimed(document: DocumentFile) -> bool:
    """Whether nobody else asked for it at the same moment."""
    still = DocumentFile.objects.filter(pk=document.pk, asked_at=document.asked_at)
    return bool(still.update(asked_at=timezone.now(), fault=""))


@task(priority=-20)  # a long one must not hold up what readers see, nor emails
def make_document(document_id: int) -> None:
    """May run twice and keeps one file. A failure is kept too, and said in the log."""
    document = DocumentFile.objects.filter(pk=document_id, file="").first()
    if document is None:
        return
    try:
        with override(document.outline["language"]):
            content = content_of(document.outline, london_day(document.created))
            written = MAKERS[DocumentFormat(document.format)](content)
        _keep(document, written)
    except LibraryMissing as error:
        advice = f"Install the packages of requirements.txt and what `.ci/debian-packages pdf` names: {error}"
        _fail(document, DocumentFault.LIBRARY, advice)
    except StorageUnavailable as error:
        advice = f"Free space where public files are kept, or bring the file store back: {error}"
        _fail(document, DocumentFault.FAILED, advice)
    except Faulty as error:
        _fail(document, DocumentFault.FAILED, f"Mend what is wrong in its texts or templates: {error}")
    except Exception as error:  # whatever happens, whoever waits must be told
        logger.exception(NOT_MADE, document.path, "Read why below.")
        _fail(document, DocumentFault.FAILED, str(error), said=True)


@transaction.atomic
def _keep(document: DocumentFile, written: bytes) -> None:
    """Unless another worker was faster."""
    waiting = DocumentFile.objects.select_for_update().filter(pk=document.pk, file="").first()
    if waiting is None:
        return
    default_storage.delete(document.path)  # of a worker that was killed before it could say so
    waiting.file = default_storage.save(document.path, ContentFile(written))
    waiting.fault = ""
    waiting.save(update_fields=["file", "fault"])


def _fail(document: DocumentFile, fault: DocumentFault, reason: str, *, said: bool = False) -> None:
    if not said:
        logger.error(NOT_MADE, document.path, reason)
    DocumentFile.objects.filter(pk=document.pk, file="").update(fault=fault, asked_at=timezone.now())
