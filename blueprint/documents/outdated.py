"""Files that say what a chapter, or the landing page, no longer says.

A version is public for ever, and so is its file. A chapter has no versions: what is taken out of its text, or down with its
page, is to be gone from files as well, since people keep their addresses.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from django.core.files.storage import default_storage
from django.tasks import task
from django.utils.translation import override

from blueprint.documents.outline import Outline, TooLong, outline_of_blueprint, outline_of_chapter
from blueprint.models import BlueprintPage, DocumentFile
from languages.locales import language_of

logger = logging.getLogger(__name__)

NOT_FORGOTTEN = (
    "%d old documents could not be deleted; they are tried again in an hour. See whether the store of public files "
    "answers, and who owns the file: %s"
)


@task
def forget_outdated() -> None:
    """May run twice. What could not be deleted, `jobs.forget_documents` tries again."""
    forget(outdated())


def forget(documents: Iterable[DocumentFile]) -> int:
    """Deletes each file before its row, so that none is left without one; one that cannot be deleted stops no other."""
    deleted, faults = 0, []
    for document in documents:
        try:
            if document.file:
                default_storage.delete(document.file)
        except OSError as error:
            faults.append(f"{document.file}: {error}")
        else:
            document.delete()
            deleted += 1
    if faults:
        logger.error(NOT_FORGOTTEN, len(faults), faults[0])
    return deleted


def outdated() -> list[DocumentFile]:
    today = {text for outline in _outlines_of_today() for text in _texts_of_pages(outline)}
    others = DocumentFile.objects.filter(is_briefing=False)
    return [document for document in others if not _texts_of_pages(document.outline) <= today]


def _texts_of_pages(outline: Outline) -> set[str]:
    """What stands in a document beside works, with the place where it does; nothing in that of a version."""
    if not outline["depth"]:
        return set()
    parts: list[list[Any]] = [[outline["title"], outline["summary"]]]
    parts += [[section["title"], section["summary"], section["texts"]] for section in outline["sections"]]
    return {json.dumps([outline["path"], part]) for part in parts}


def _outlines_of_today() -> Iterator[Outline]:
    for landing in BlueprintPage.objects.live().select_related("locale"):
        with override(language_of(landing.locale_id)):
            with suppress(TooLong):  # then no such file is made
                yield outline_of_blueprint(landing, landing.get_url())
            for chapter in landing.chapters():
                with suppress(TooLong):
                    yield outline_of_chapter(chapter, chapter.get_url())
