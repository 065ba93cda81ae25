"""Deletes answers on the day that their form promised."""

from __future__ import annotations

from core.dates import today
from core.registry import register_job
from forms.submissions import FormSubmission

HOUR = 60 * 60
AT_ONCE = 500


@register_job("forms: delete answers whose day has come", HOUR)
def delete_due_answers() -> int:
    """For good, without the bin. Returns how many; a few at a time, so that nobody who answers a form waits."""
    due = FormSubmission.objects.filter(delete_on__lte=today())
    deleted = 0
    while ids := list(due.values_list("pk", flat=True)[:AT_ONCE]):
        deleted += FormSubmission.objects.filter(pk__in=ids).delete()[0]
    return deleted
