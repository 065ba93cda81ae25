"""Keeps what somebody sent."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from core.dates import london_day
from forms.submissions import FormSubmission, FormVersion
from forms.tasks import send_emails
from languages.locales import language_of

if TYPE_CHECKING:
    from forms.models import FormPage

#: The same answers within this time are a second press of the button.
SECOND_PRESS = datetime.timedelta(minutes=1)


@transaction.atomic
def keep(page: FormPage, answers: dict[str, Any], emails: Iterable[str] = ()) -> FormSubmission:
    """One answer, with the day on which it will be deleted. The same again within a minute is the one that is there.

    The row of the page is locked, so that two presses at the same moment come one after the other. Emails are written
    by a task after the commit, those that `forms.limits` allows: whatever happens to them, the answer is kept.
    """
    english = Page.objects.select_for_update().get(pk=page.english_page.pk)
    language = language_of(page.locale_id)
    now = timezone.now()
    before = FormSubmission.objects.filter(page=english, language=language, submit_time__gte=now - SECOND_PRESS)
    if same := before.filter(form_data=answers).first():
        return same
    content = {"questions": [question.as_json() for question in page.question_list], "consent": page.consent_asked}
    version = FormVersion.objects.filter(page=english, language=language, content=content).first()
    submission = FormSubmission.objects.create(
        page=english,
        version=version or FormVersion.objects.create(page=english, language=language, content=content),
        language=language,
        form_data=answers,
        delete_on=page.delete_day(london_day(now)),
    )
    send_emails.enqueue(submission.pk, list(emails))
    return submission
