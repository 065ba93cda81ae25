"""Keeps what somebody sent."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from wagtail.models import Page

from core.dates import london_day
from forms.submissions import FormSubmission, FormVersion
from forms.tasks import send_emails
from languages.locales import language_of

if TYPE_CHECKING:
    from forms.models import FormPage

#: The same answers from the same address within this time are a second press of the button.
SECONDS_OF_A_PRESS = 60


def press_of(request: HttpRequest, page: FormPage, answers: dict[str, Any]) -> str:
    """What two presses of one person have in common. Nobody reads her answers or her address out of it."""
    said = [page.pk, answers, request.POST.get("made", ""), get_adapter().get_client_ip(request)]
    return salted_hmac(
        "forms.press", json.dumps(said, sort_keys=True, cls=DjangoJSONEncoder), algorithm="sha256"
    ).hexdigest()


@transaction.atomic
def keep(page: FormPage, answers: dict[str, Any], emails: Iterable[str] = (), press: str = "") -> FormSubmission:
    """One answer, with the day on which it will be deleted. The same press within a minute gives the one that is there.

    Presses are known in the cache alone, so that no row says from where it came; several people may answer the same.
    The row of the page is locked, so that two presses at the same moment come one after the other. Emails are written
    by a task after the commit, those that `forms.limits` allows: whatever happens to them, the answer is kept.
    """
    english = Page.objects.select_for_update().get(pk=page.english_page.pk)
    language = language_of(page.locale_id)
    pressed = f"forms.press:{press}" if press else ""
    if pressed and (same := FormSubmission.objects.filter(pk=cache.get(pressed)).first()):
        return same
    content = {"questions": [question.as_json() for question in page.question_list], "consent": page.consent_asked}
    version = FormVersion.objects.filter(page=english, language=language, content=content).first()
    submission = FormSubmission.objects.create(
        page=english,
        version=version or FormVersion.objects.create(page=english, language=language, content=content),
        language=language,
        form_data=answers,
        delete_on=page.delete_day(london_day(timezone.now())),
    )
    if pressed:
        cache.set(pressed, submission.pk, SECONDS_OF_A_PRESS)
    send_emails.enqueue(submission.pk, list(emails))
    return submission
