"""How many emails an hour the answers to forms may cause, so that nobody fills an inbox with them: each answer is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from allauth.core.ratelimit import consume
from django.http import HttpRequest

from forms.questions import Question, QuestionKind

if TYPE_CHECKING:
    from forms.models import FormPage

CONFIRMATION, NOTICE, LAST_NOTICE = "confirmation", "notice", "last_notice"


def emails_allowed(request: HttpRequest, page: FormPage, answers: dict[str, Any]) -> Iterator[str]:
    """The names of the emails about an answer that is about to be kept. The last notice of an hour says that it is."""
    address = address_in(page.question_list, answers).casefold()
    if page.confirms and address and consume(request, action="confirm_answer", key=address):
        yield CONFIRMATION
    form = str(page.english_page.pk)
    if page.notify and consume(request, action="tell_of_answer", key=form):
        yield NOTICE if consume(request, action="tell_of_answer", key=form, dry_run=True) else LAST_NOTICE


def address_in(questions: list[Question], answers: dict[str, Any]) -> str:
    """The answer to the first question for an e-mail address; empty without one."""
    asked = (question.key for question in questions if question.kind == QuestionKind.EMAIL)
    return next((answers.get(key, "") for key in asked), "")
