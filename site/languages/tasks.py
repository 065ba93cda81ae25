"""Tells translators by email. The argument is an id; the email says how things are when it is sent."""

from __future__ import annotations

from django.tasks import task

from languages.emails import emails_about_changes
from languages.progress import progress_of, works


@task
def email_translators(translation_id: int) -> None:
    """Sends nothing when everything was translated meanwhile. A second run repeats the email, which does no harm."""
    for progress in progress_of(works().filter(pk=translation_id)):
        if progress.missing:
            for email in emails_about_changes(progress):
                email.send()
