"""Form pages. Their answers are in `forms.submissions`."""

from __future__ import annotations

import datetime
from http import HTTPMethod
from typing import Any, ClassVar

from allauth.core.ratelimit import consume
from django.core import signing
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.forms.models import FormMixin
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import SHORT_TEXT_FEATURES, BodyBlock
from core.booking import booking_name_of
from core.dates import add_months, today
from core.fields import InvariantField, StreamField
from core.models import BasePage
from core.outages import CannotKeep, keeping, unavailable
from forms.answer_sheet import AnswerSheet
from forms.blocks import QuestionsBlock
from forms.fields import LONGEST_LINE
from forms.forms import AnswerForm, FormPageForm
from forms.limits import emails_allowed
from forms.questions import Question, asked_of, questions_in
from forms.services import keep, press_of
from forms.submissions import FormSubmission, FormVersion
from languages.services import source_of

__all__ = ["FormPage", "FormSubmission", "FormVersion"]

SENT, SENT_FOR = "forms.sent", datetime.timedelta(hours=1)


class FormPage(FormMixin, BasePage):
    """A page with a form that editors make: its answers, whichever language they come in, stand in one list."""

    parent_page_types = [
        "pages.LandingPage",
        "pages.StandardPage",
        "learning.LearningPage",
        "events.EventIndexPage",
    ]
    subpage_types: list[str] = []
    page_description = _("A form, such as “Ask for a place”: you write the questions, and read and export the answers.")
    template = "pages/forms/form_page.html"
    landing_page_template = "pages/forms/form_page_landing.html"
    base_form_class = FormPageForm
    allowed_http_methods: ClassVar = [*BasePage.allowed_http_methods, HTTPMethod.POST]
    preview_modes = [("form", _("The form")), ("landing", _("The page after it was sent"))]

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text above the form"))
    questions = StreamField(
        QuestionsBlock(),
        verbose_name=_("questions"),
        help_text=_(
            "You may reword, move and take out questions at any time. Answers to a question that you take out stay in "
            "the list and in the export, marked as removed, until their day of deletion. What you take out is taken "
            "out in Welsh too; what you add is asked there once it is translated."
        ),
    )
    consent = models.CharField(
        _("consent"),
        max_length=300,
        blank=True,
        help_text=_(
            "A sentence with a box to tick, where you need consent, for example “I agree that you keep my access "
            "needs to plan the day.” Leave it empty where you need none."
        ),
    )
    keep_months = models.PositiveSmallIntegerField(
        _("months that answers are kept"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(36)],
        help_text=_(
            "For example 6. The page says it, and each answer is deleted when its time is over, by itself. Answers "
            "that are already here keep the day that they were promised."
        ),
    )
    delete_on = models.DateField(
        _("or the day on which all are deleted"),
        null=True,
        blank=True,
        help_text=_("In place of months, for example 01/12/2027. From that day the form is closed."),
    )
    notify = models.EmailField(
        _("address to tell of answers"),
        blank=True,
        help_text=_("For example training@example.org. The e-mail holds no answer, only the way to the list."),
    )
    confirms = models.BooleanField(
        _("send a confirmation"),
        default=False,
        help_text=_("To the first e-mail address in the answers, in the language of the page. It repeats no answer."),
    )
    thanks = RichTextField(
        _("text after sending"),
        features=SHORT_TEXT_FEATURES,
        blank=True,
        help_text=_(
            "What happens next, for example “We answer within two weeks.” “We have your answer” stands above it."
        ),
    )

    content_panels = [
        *BasePage.intro_panels,
        FormSubmissionsPanel(heading=_("Answers so far")),
        FieldPanel("body"),
        FieldPanel("questions"),
        MultiFieldPanel(
            [FieldPanel("consent"), FieldPanel("keep_months"), FieldPanel("delete_on")],
            heading=_("The answers are people’s data"),
        ),
        MultiFieldPanel(
            [FieldPanel("thanks"), FieldPanel("notify"), FieldPanel("confirms")], heading=_("After sending")
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("body"),
        TranslatableField("questions"),
        TranslatableField("consent"),
        TranslatableField("thanks"),
        InvariantField("keep_months"),
        InvariantField("delete_on"),
        SynchronizedField("notify"),
        InvariantField("confirms"),
    ]

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    @property
    def question_list(self) -> list[Question]:
        """What is asked, in the words of this page. A translation asks nothing that English does not ask today."""
        own = list(questions_in(self.questions))
        return own if self._live_english is None else asked_of(own, self._live_english.question_list)

    @property
    def consent_asked(self) -> str:
        """The sentence to agree with, which goes in every language when it goes in English."""
        return "" if self._live_english is not None and not self._live_english.consent else self.consent

    @cached_property
    def _live_english(self) -> FormPage | None:
        english = self.english_page
        return english.specific if english.pk != self.pk and english.live else None

    @property
    def is_open(self) -> bool:
        """Whether an answer would be kept for a while."""
        return self.delete_on is None or self.delete_on > today()

    @cached_property
    def english_page(self) -> Page:
        """The page with which the answers in all languages are kept."""
        return source_of(self) or self

    def delete_day(self, sent: datetime.date) -> datetime.date:
        """The day that is promised to an answer of that day."""
        return self.delete_on or add_months(sent, self.keep_months)

    def get_form_class(self):
        return AnswerForm

    def get_submission_class(self):
        return FormSubmission

    def get_submissions(self):
        return FormSubmission.objects.filter(page_id=self.english_page.pk)

    def get_submissions_list_view_class(self):
        from forms.views import AnswersView  # Wagtail's view, which it extends, needs all models

        return AnswersView

    def get_data_fields(self):
        return AnswerSheet(self).columns

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST":
            return self._receive(request)
        if self._was_sent(request.GET.get("sent", "")):
            response = self.render_landing_page(request)
            response.headers["Cache-Control"] = "private, no-store"
            return response
        return BasePage.serve(self, request, *args, **kwargs)

    def _was_sent(self, signed: str) -> bool:
        """Whether this is the address that somebody was led to who sent an answer a short while ago."""
        try:
            return signing.loads(signed, salt=SENT, max_age=SENT_FOR) == self.pk
        except signing.BadSignature:
            return False

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if "form" not in context:
            context["form"] = self.get_form(page=self, initial=self._told_by_link(request))
        return context

    def get_preview_context(self, request, mode_name):
        return self.get_context(request)

    def _told_by_link(self, request: HttpRequest) -> dict[str, str]:
        """The event or programme whose number stands in `?about=`: its name, never words from the address."""
        keys = [question.key for question in self.question_list if question.from_link]
        name = booking_name_of(request.GET.get("about", "")) if keys else ""
        return dict.fromkeys(keys, name[:LONGEST_LINE])

    def _receive(self, request: HttpRequest) -> HttpResponse:
        """Keeps the answer, or shows the form again with all that was typed."""
        form = self.get_form(request.POST, page=self)
        if not (form.is_valid() and self.is_open):
            return self._show(request, form)
        try:
            with keeping():
                if not consume(request, action="answer_form"):
                    return self._show(request, form, status=429, too_many=True)
                answers = form.answers()
                keep(self, answers, emails_allowed(request, self, answers), press_of(request, self, answers))
        except CannotKeep:
            return unavailable(self._show(request, form, cannot_keep=True))
        return HttpResponseRedirect(f"{request.path}?sent={signing.dumps(self.pk, salt=SENT)}")

    def _show(self, request: HttpRequest, form: AnswerForm, status: int = 200, **context: bool) -> HttpResponse:
        return TemplateResponse(
            request, self.template, {**self.get_context(request), "form": form, **context}, status=status
        )
