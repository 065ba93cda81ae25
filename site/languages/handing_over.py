"""Hands a translation to those who publish it: one email for each state of its texts, and a line in the history."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from languages.progress import Progress
from languages.tasks import email_publishers

HANDED_OVER = "languages.handed_over"


def was_handed_over(progress: Progress) -> bool:
    """Whether publishers were told of these very texts."""
    return PageLogEntry.objects.filter(
        page=progress.page.pk, action=HANDED_OVER, data__fingerprint=progress.fingerprint
    ).exists()


@transaction.atomic
def hand_to_publishers(progress: Progress, user: Any) -> None:
    log(progress.page, HANDED_OVER, user=user, data={"fingerprint": progress.fingerprint})
    transaction.on_commit(partial(email_publishers.enqueue, progress.work.pk, user.pk))
