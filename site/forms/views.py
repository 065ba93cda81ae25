"""The answers to a form in the admin: a list with filters, and the same as CSV or XLSX."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import linebreaksbr
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.views import DeleteSubmissionsView, SubmissionsListFilterSet, SubmissionsListView
from wagtail.log_actions import LogFormatter, log

from core.exports import InParts
from core.viewsets import ExportButtonsMixin
from forms.answer_sheet import AnswerSheet
from forms.questions import CONSENT
from forms.submissions import FormSubmission
from languages.locales import language_choices

if TYPE_CHECKING:
    from forms.models import FormPage

#: Longer answers are folded in the list.
LONGEST_CELL = 40
DELETE_ANSWERS = "forms.delete_answers"


class AnswerFilterSet(SubmissionsListFilterSet):
    language = django_filters.ChoiceFilter(label=_("Language"), choices=language_choices)


class AnswersView(ExportButtonsMixin, SubmissionsListView):
    """Wagtail's list of submissions, with the words of choices, and with removed questions."""

    filterset_class = AnswerFilterSet
    default_ordering = ("-submit_time", "-id")
    ordering_csv = ("submit_time", "id")
    page_title = _("Answers")
    results_template_name = "pages/forms/admin/answers.html"
    form_page: FormPage

    @cached_property
    def sheet(self) -> AnswerSheet:
        return AnswerSheet(self.form_page)

    def to_row_dict(self, item: FormSubmission) -> dict[str, Any]:
        row = self.sheet.row(item)
        return {key: row[key] for key in self.list_export}

    def as_spreadsheet(self, queryset: QuerySet[FormSubmission], spreadsheet_format: str) -> HttpResponse:
        return super().as_spreadsheet(InParts(queryset), spreadsheet_format)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if not self.is_export:
            context["may_delete"] = self.request.user.has_perm("forms.delete_answers")
            context["data_rows"] = [
                {"model_id": submission.pk, "fields": self._cells(submission)} for submission in context["submissions"]
            ]
        return context

    def _cells(self, submission: FormSubmission) -> list[Any]:
        row = self.sheet.row(submission)
        row[CONSENT] = gettext("Yes") if row[CONSENT] else ""  # its words stand in the export
        return [_shown(row[key]) for key, _heading in self.sheet.columns]


class DeleteAnswersView(DeleteSubmissionsView):
    """For good, with a line in the history of the form that says who and how many, and none of what was written."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("forms.delete_answers"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def handle_delete(self, submissions: QuerySet[FormSubmission]) -> None:
        if count := submissions.count():
            log(self.page, DELETE_ANSWERS, user=self.request.user, data={"count": count})
        super().handle_delete(submissions)


class AnswersDeleted(LogFormatter):
    label = _("Delete answers")

    def format_message(self, log_entry: Any) -> str:
        count = log_entry.data.get("count", 0)
        return ngettext("%(count)d answer was deleted", "%(count)d answers were deleted", count) % {"count": count}


def _shown(cell: Any) -> Any:
    match cell:
        case datetime.datetime():
            return date_format(cell, "j F Y, H:i")
        case datetime.date():
            return date_format(cell, "j F Y")
        case list():
            return ", ".join(cell)
        case str() if len(cell) > LONGEST_CELL:
            beginning = Truncator(cell).chars(LONGEST_CELL)
            return format_html("<details><summary>{}</summary>{}</details>", beginning, linebreaksbr(cell, True))
        case _:
            return cell
