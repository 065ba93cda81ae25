"""The issues of the newsletter."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import RichTextField
from wagtail.models import PreviewableMixin

from core.names import clean_name
from languages.locales import native_name
from languages.models import RecordTranslation, TranslatedRecord
from languages.panels import translations_panel
from subscriptions.emails import newsletter_email
from subscriptions.enums import IssueState
from subscriptions.forms import IssueForm
from subscriptions.models.counts import counts_of
from subscriptions.models.subscribers import Subscriber, Subscription

#: No pictures: an email program would fetch them from us, and tell us who reads when.
FEATURES = ["h2", "bold", "italic", "ul", "ol", "link"]
AS_TEXT = ".text"


class IssueQuerySet(models.QuerySet):
    def counted(self) -> Self:
        """With its sending, and with the number of emails that wait, are sent and failed."""
        return self.select_related("sending").annotate(**counts_of("sending__deliveries"))


class NewsletterIssue(PreviewableMixin, TranslatedRecord):
    """What goes to everybody on the list once. While it is scheduled, and once it is sent, its words stand still."""

    #: Set by `counted`.
    waiting: int
    sent: int
    failed: int

    objects = IssueQuerySet.as_manager()
    base_form_class = IssueForm
    panels = [
        HelpPanel(_("Save it first. The next page has the buttons to test, schedule and send it.")),
        translations_panel(heading=_("The issue")),
    ]

    class Meta:
        verbose_name = _("newsletter issue")
        verbose_name_plural = _("newsletter issues")
        ordering = ["-pk"]
        permissions = [("send_newsletterissue", _("Can send issues of the newsletter"))]

    def __str__(self) -> str:
        return str(self.translation_in(settings.LANGUAGE_CODE)) or str(self._meta.verbose_name)

    @property
    def state(self) -> IssueState:
        """Of an issue that is `counted`."""
        sending = getattr(self, "sending", None)
        if sending is None:
            return IssueState.DRAFT
        if sending.prepared_at is None and sending.send_at > timezone.now():
            return IssueState.SCHEDULED
        if sending.prepared_at is None or self.waiting:
            return IssueState.SENDING
        return IssueState.SENT_IN_PART if self.failed else IssueState.SENT

    def languages_without_words(self) -> list[str]:
        """Codes of the languages whose readers would get it in English."""
        written = {row.language for row in self.translations.all()}
        return [code for code, _name in settings.LANGUAGES if code not in written]

    # --- preview -------------------------------------------------------------------------

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        names = [(code, native_name(code)) for code, _name in settings.LANGUAGES]
        return [*names, *((code + AS_TEXT, _("%(language)s, as text") % {"language": name}) for code, name in names)]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The email as a program shows it that shows HTML, or one that shows text only."""
        language = mode_name.removesuffix(AS_TEXT) or settings.LANGUAGE_CODE
        person = Subscriber(email="reader@example.org", key="example")
        reader = Subscription(pk=0, subscriber=person, language=language, confirmed_at=timezone.now())
        email = newsletter_email(self, reader)
        if mode_name.endswith(AS_TEXT):
            return HttpResponse(email.body, content_type="text/plain; charset=utf-8")
        html, _type = email.alternatives[0]
        response = HttpResponse(str(html))
        response._csp_config = settings.ADMIN_CSP  # type: ignore[attr-defined]  # an email has styles in its tags
        return response


class NewsletterIssueTranslation(RecordTranslation):
    record = ParentalKey(NewsletterIssue, on_delete=models.CASCADE, related_name="translations")
    subject = models.CharField(
        _("subject"),
        max_length=120,
        help_text=_(
            "What the reader sees in her list of e-mails, for example “March: what changed for women in court”."
        ),
    )
    body = RichTextField(
        _("text"),
        features=FEATURES,
        help_text=_("Write each link so that it says where it leads: some readers get the text without any layout."),
    )

    panels = [FieldPanel("language"), FieldPanel("subject"), FieldPanel("body")]

    def __str__(self) -> str:
        return self.subject

    def clean(self) -> None:
        super().clean()
        self.subject = clean_name(self.subject or "")
