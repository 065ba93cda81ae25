"""Scheduled jobs: documents that nobody fetches are deleted, and followers of chapters are told each morning."""

from __future__ import annotations

import datetime
from itertools import chain

from blueprint import followers
from blueprint.documents.outdated import forget, outdated
from blueprint.models import DocumentFile
from core.dates import today
from core.registry import register_job

MINUTE, HOUR = 60, 60 * 60
#: After these days without anybody fetching it a file is deleted; whoever asks for it again gets it made again.
BRIEFINGS_KEPT, OTHERS_KEPT = datetime.timedelta(days=7), datetime.timedelta(days=90)
#: Of all briefings the newest are kept.
MAX_BRIEFINGS = 500


@register_job("blueprint: forget documents that nobody fetches", HOUR)
def forget_documents() -> int:
    """Returns how many."""
    briefings = DocumentFile.objects.filter(is_briefing=True).order_by("-created", "-pk")
    old = briefings.filter(used_on__lt=today() - BRIEFINGS_KEPT)
    others = DocumentFile.objects.filter(is_briefing=False, used_on__lt=today() - OTHERS_KEPT)
    too_many = briefings[MAX_BRIEFINGS:]
    forgotten = {document.pk: document for document in chain(old, others, too_many, outdated())}
    return forget(forgotten.values())


@register_job("blueprint: tell who follows a chapter", 5 * MINUTE)
def tell_followers() -> None:
    followers.tell()
