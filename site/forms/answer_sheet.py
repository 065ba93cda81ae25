"""The answers to a form as a table: one row each, one column for every question that was ever answered."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from forms.questions import CONSENT, Question, QuestionKind
from forms.submissions import FormSubmission, FormVersion
from languages.locales import language_choices

if TYPE_CHECKING:
    from forms.models import FormPage


class AnswerSheet:
    """Questions and choices in the words of the English page, as it is live; those that it has no more, as they were."""

    def __init__(self, page: FormPage) -> None:
        self._current = {question.key: question for question in page.question_list}
        self._languages = dict(language_choices())
        answered = FormVersion.objects.filter(pk__in=page.get_submissions().values("version"))
        #: The words of the main language last, the newest of each language last: they win below.
        self._versions = sorted(answered, key=lambda version: (version.language == settings.LANGUAGE_CODE, version.pk))
        self._consents = {version.pk: version.content["consent"] for version in self._versions}

    @cached_property
    def _asked(self) -> list[Question]:
        """Every question in all its versions, those of now last."""
        stored = (question for version in self._versions for question in version.content["questions"])
        return [*map(Question.from_json, stored), *self._current.values()]

    @cached_property
    def _known(self) -> dict[str, Question]:
        return {question.key: question for question in self._asked}

    @cached_property
    def _choices(self) -> dict[str, str]:
        """The words of every choice that there ever was, by its key."""
        return {key: words for question in self._asked for key, words in question.choices}

    @cached_property
    def removed(self) -> list[Question]:
        return [question for key, question in self._known.items() if key not in self._current]

    @cached_property
    def columns(self) -> list[tuple[str, str]]:
        """Pairs of a key and a heading."""
        removed = [
            (question.key, _("%(question)s (removed)") % {"question": question.label}) for question in self.removed
        ]
        return [
            ("submit_time", _("Sent")),
            ("language", _("Language")),
            *((question.key, question.label) for question in self._current.values()),
            *removed,
            *([(CONSENT, _("Agreed to"))] if any(self._consents.values()) else []),
            ("delete_on", _("Deleted on")),
        ]

    def row(self, submission: FormSubmission) -> dict[str, Any]:
        """By the keys of the columns: texts, days, numbers; choices as a list of their words."""
        london = timezone.localtime(submission.submit_time)
        return {
            "submit_time": london.replace(tzinfo=None, microsecond=0),
            "language": self._languages.get(submission.language, submission.language),
            **{key: self._shown(question, submission) for key, question in self._known.items()},
            CONSENT: self._consents.get(submission.version_id, "") if submission.form_data.get(CONSENT) else "",
            "delete_on": submission.delete_on,
        }

    def _shown(self, question: Question, submission: FormSubmission) -> Any:
        answer = submission.form_data.get(question.key, "")
        match question.kind:
            case QuestionKind.TICK_BOX:
                return _("Yes") if answer else ""
            case QuestionKind.DATE:
                return datetime.date.fromisoformat(answer) if answer else ""
            case QuestionKind.ONE_CHOICE:
                return self._choices.get(answer, answer)
            case QuestionKind.SEVERAL_CHOICES:
                return [self._choices.get(key, key) for key in answer]
            case _:
                return answer
