"""Who reads answers, and what editors are told when they take out a question or delete a form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from core.registry import register_refusal_to_delete
from forms.models import FormPage
from forms.questions import questions_in
from forms.submissions import FormSubmission
from forms.views import DELETE_ANSWERS, AnswersDeleted, DeleteAnswersView
from languages.services import translations_of


@hooks.register("filter_form_submissions_for_user")
def shown_to(user: Any, pages: QuerySet[Page]) -> QuerySet[Page]:
    """Of the forms whose page this person may edit. Each is named once, in English: all answers stand there."""
    if not user.has_perm("forms.read_answers"):
        return pages.none()
    return pages.filter(locale__language_code=settings.LANGUAGE_CODE)


@hooks.register("register_permissions")
def offer_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="forms", codename__in=["read_answers", "delete_answers"])


@hooks.register("register_admin_urls", order=-1)
def instead_of_wagtails() -> list[URLPattern]:
    return [path("forms/submissions/<int:page_id>/delete/", DeleteAnswersView.as_view())]


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    actions.register_action(DELETE_ANSWERS)(AnswersDeleted)


@hooks.register("before_publish_page")
def tell_what_becomes_of_answers(request: HttpRequest, page: Page) -> None:
    """To a question that this publication takes out, and what its translations ask from now on."""
    before = FormPage.objects.filter(pk=page.pk).first() if isinstance(page, FormPage) else None
    if before is None:
        return
    kept = {question.key for question in page.question_list}
    for question in before.question_list:
        count = before.get_submissions().filter(form_data__has_key=question.key).count()
        if question.key not in kept and count:
            messages.warning(request, _sentence(question.label, count))
    for translation in translations_of(page):
        if translation.live:
            _tell_what_is_asked(request, page, translation.specific)


def _tell_what_is_asked(request: HttpRequest, page: FormPage, translation: FormPage) -> None:
    """What was taken out is gone there too; what is new waits for its words."""
    ours = {question.key: question.label for question in page.question_list}
    theirs = {question.key for question in questions_in(translation.questions)}
    if theirs - ours.keys():
        messages.info(request, _("What you took out goes from the Welsh page at the same moment."))
    new = [label for key, label in ours.items() if key not in theirs]
    new += [page.consent] if page.consent and not translation.consent else []
    for label in new:
        sentence = _("“%(question)s” is not asked in Welsh until it is translated and published there.")
        messages.warning(request, sentence % {"question": label})


def _sentence(label: str, count: int) -> str:
    sentence = ngettext(
        "You took out “%(question)s”. %(count)d answer to it stays in the list and in the export, marked as removed.",
        "You took out “%(question)s”. %(count)d answers to it stay in the list and in the export, marked as removed.",
        count,
    )
    return sentence % {"question": label, "count": count}


@register_refusal_to_delete
def refuse_while_there_are_answers(pages: Iterable[Page]) -> str:
    """The bin would keep what people wrote for longer than they were promised."""
    answered = FormSubmission.objects.filter(page__in=[page.pk for page in pages])
    sentences = []
    for row in answered.values("page__title").annotate(count=Count("pk")).order_by("page__title"):
        sentence = ngettext(
            "The form “%(form)s” has %(count)d answer. Read or export it, then delete it under Forms; or unpublish the form.",
            "The form “%(form)s” has %(count)d answers. Read or export them, then delete them under Forms; "
            "or unpublish the form.",
            row["count"],
        )
        sentences.append(sentence % {"form": row["page__title"], "count": row["count"]})
    return " ".join(sentences)
