"""The form that a reader answers, and the edit form of the page that holds it."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.contrib.forms.forms import BaseForm

from core.dates import today
from core.forms import PageForm
from core.spam import RobotTraps
from forms.fields import field_for
from forms.questions import CONSENT, Question, QuestionKind, questions_in


class AnswerForm(RobotTraps, BaseForm):
    """The questions of `page`, its consent text as a box to tick, and the two traps for robots."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = self.page.question_list
        for question in self.questions:
            self.fields[question.key] = field_for(question)
        if self.page.consent_asked:
            self.fields[CONSENT] = field_for(Question(CONSENT, QuestionKind.TICK_BOX, self.page.consent_asked))

    def answers(self) -> dict[str, Any]:
        """What is stored: by the key of each question, in JSON."""
        return {field.name: _as_json(self.cleaned_data[field.name]) for field in self.shown()}


def _as_json(value: Any) -> Any:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime.date) else value


class FormPageForm(PageForm):
    """The edit form, which requires more of what is published than of drafts."""

    def clean_delete_on(self) -> datetime.date | None:
        typed = self.cleaned_data["delete_on"]
        if typed and typed <= today() and typed not in self._known("delete_on"):
            raise ValidationError(_("This day has passed. Write a later one, or leave it empty."))
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        stream = cleaned.get("questions")
        if cleaned.get("confirms") and stream and not self.is_deferred_validation:
            kinds = {question.kind for question in questions_in(stream)}
            if QuestionKind.EMAIL not in kinds:
                self.add_error(
                    "confirms", _("Add a question for an e-mail address above, or untick this: nobody knows where to.")
                )
        return cleaned
