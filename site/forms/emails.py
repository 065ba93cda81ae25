"""The emails about an answer: a confirmation to whoever sent it, and a word to staff. Neither repeats what was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale

from core.addresses import absolute
from core.emails import plain_email
from forms.limits import CONFIRMATION, LAST_NOTICE, address_in
from forms.questions import Question
from forms.submissions import FormSubmission

if TYPE_CHECKING:
    from forms.models import FormPage


def emails_about(submission: FormSubmission, names: Iterable[str]) -> Iterator[EmailMessage]:
    """Of the emails with these names (`forms.limits`), those that the form wants."""
    page = cast("FormPage", submission.page.specific)
    questions = [Question.from_json(stored) for stored in submission.version.content["questions"]]
    address = address_in(questions, submission.form_data)
    for name in names:
        if name == CONFIRMATION and page.confirms and address:
            yield _email("confirmation", address, submission.language, submission, page)
        elif name != CONFIRMATION and page.notify:
            is_last = name == LAST_NOTICE
            yield _email("notice", page.notify, settings.LANGUAGE_CODE, submission, page, is_last=is_last)


def _email(name: str, to: str, language: str, submission: FormSubmission, page: FormPage, **more: bool) -> EmailMessage:
    """Its subject names no form: other people may see it in a list of emails."""
    context: dict[str, Any] = {
        **more,
        "title": _title(page, language),
        "delete_on": submission.delete_on,
        "list_url": absolute(reverse("wagtailforms:list_submissions", args=[page.pk])),
    }
    with translation.override(language):
        return plain_email(f"pages/forms/emails/{name}.txt", to, context)


def _title(page: FormPage, language: str) -> str:
    locale = Locale.objects.get(language_code=language)
    return (page.get_translation_or_none(locale) or page).title
