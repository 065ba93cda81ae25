"""What people complete, and who has completed what."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from core.dates import today
from core.fields import NameField
from languages.locales import current_language
from languages.models import RecordTranslation, TranslatedRecord
from learning.training.managers import CompletionQuerySet, ProgrammeQuerySet


class Programme(TranslatedRecord):
    """What people complete. One row in all languages; the pages that describe it point here (`ProgrammePage.programme`)."""

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("that people complete", "programme")
        verbose_name_plural = pgettext_lazy("that people complete", "programmes")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """In the reader's language, else in English."""
        return self.translation.name

    def page(self) -> models.Model | None:
        """Its live page in the reader's language, else in English, if somebody has written one."""
        live = {page.locale.language_code: page for page in self.pages.live().select_related("locale")}
        return live.get(current_language()) or live.get(settings.LANGUAGE_CODE)


class ProgrammeTranslation(RecordTranslation):
    """The name of a programme in one language."""

    record = ParentalKey(Programme, on_delete=models.CASCADE, related_name="translations")
    name = NameField(_("name"), max_length=200, help_text=_("For example “Becoming Trauma Informed”."))

    class Meta(RecordTranslation.Meta):
        verbose_name = pgettext_lazy("of a programme", "words")
        constraints = [
            *RecordTranslation.Meta.constraints,
            models.UniqueConstraint(
                Lower("name"),
                "language",
                name="training_programme_name_any_case",
                violation_error_message=_("There is already a programme with this name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Completion(models.Model):
    """That a person completed a programme on a day, and until when that counts. The office enters it.

    Access depends on this row, at the moment of asking. Written by `services` alone, which log it.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="completions",
    )
    programme = models.ForeignKey(
        Programme,
        verbose_name=pgettext_lazy("that people complete", "programme"),
        on_delete=models.PROTECT,
        related_name="completions",
    )
    completed_on = models.DateField(
        _("completed on"), help_text=_("The last day of the training, for example 01/02/2026.")
    )
    valid_until = models.DateField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("The last day that counts, for example 31/01/2028. Empty: it does not run out."),
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("entered by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    entered_at = models.DateTimeField(_("entered"), default=timezone.now, editable=False)

    objects = CompletionQuerySet.as_manager()

    class Meta:
        verbose_name = _("completion")
        verbose_name_plural = _("completions")
        ordering = ["-completed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "programme", "completed_on"],
                name="training_completion_once_a_day",
                violation_error_message=_("This completion is there already."),
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("completed_on")),
                name="training_completion_ends_after_start",
                violation_error_message=_("The last day that counts is before the day of completion."),
            ),
        ]
        indexes = [models.Index(fields=["person", "programme", "valid_until"], name="training_completion_current")]

    def __str__(self) -> str:
        return f"{self.person_name} · {self.programme}"

    @property
    def person_name(self) -> str:
        return str(self.person) if self.person else gettext("A former member")

    def standing_on(self, day: datetime.date) -> str:
        """Whether it counts on that day, in words."""
        if self.completed_on > day:
            return gettext("Not begun")
        if self.valid_until and self.valid_until < day:
            return gettext("Over")
        return gettext("In date")

    @property
    def standing(self) -> str:
        return self.standing_on(today())
