"""Writes the emails about an answer. The task may run twice and writes once."""

from __future__ import annotations

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from forms.emails import emails_about
from forms.submissions import FormSubmission


@task
def send_emails(submission_id: int, names: list[str]) -> None:
    """Hands the emails with these names about one answer to the queue of emails, unless that was done already or the answer is gone."""
    with transaction.atomic():
        waiting = FormSubmission.objects.filter(pk=submission_id, emailed_at__isnull=True)
        submission = waiting.select_for_update().first()
        if submission is None:
            return
        for email in emails_about(submission, names):
            email.send()
        submission.emailed_at = timezone.now()
        submission.save(update_fields=["emailed_at"])
