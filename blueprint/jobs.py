"""The scheduled job of documents."""

from __future__ import annotations

import datetime
from itertools import chain

from blueprint.documents.outdated import forget, outdated
from blueprint.models import DocumentFile
from core.dates import today
from core.registry import register_job

HOUR = 60 * 60
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
