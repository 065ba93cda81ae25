"""Tells translators and publishers by email. Arguments are ids; an email says how things are when it is sent."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.tasks import task

from languages.emails import emails_about_changes, emails_about_readiness
from languages.progress import progress_of, works


@task
def email_translators(translation_id: int) -> None:
    """Sends nothing when everything was translated meanwhile. A second run repeats the email, which does no harm."""
    for progress in progress_of(works().filter(pk=translation_id)):
        if progress.missing:
            for email in emails_about_changes(progress):
                email.send()


@task
def email_publishers(translation_id: int, translator_id: int) -> None:
    """Says that a translator has done her part. A second run repeats the email, which does no harm."""
    translator = get_user_model().objects.get(pk=translator_id)
    for progress in progress_of(works().filter(pk=translation_id)):
        for email in emails_about_readiness(progress, translator):
            email.send()
