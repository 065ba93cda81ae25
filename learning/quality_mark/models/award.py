"""The public register: one row for each award of the quality mark."""

from __future__ import annotations

import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.dates import today, validate_has_come
from core.fields import NameField
from core.records import AddressedRecord
from languages.models import RecordTranslation
from learning.networks.enums import Region
from learning.quality_mark.enums import Level, Standing
from learning.quality_mark.managers import AwardQuerySet


class Award(index.Indexed, AddressedRecord):
    """One award to one organisation. It keeps its address when it lapses or is withdrawn, and says so there.

    The organisation is a name, not an `Organisation` of the networks: those are members' employers, which are not public.
    """

    organisation = NameField(
        _("organisation"),
        max_length=150,
        help_text=_("Its full name, as it writes it itself, for example “Example Trust”."),
    )
    slug = models.SlugField(_("address"), max_length=80, unique=True, editable=False)
    level = models.CharField(
        _("level"), max_length=10, choices=Level, help_text=_("As it stands on the certificate, for example “Gold”.")
    )
    region = models.CharField(
        _("region"),
        max_length=20,
        choices=Region,
        help_text=_("Where the place that was looked at is, for example “Wales”; readers narrow the register by it."),
    )
    awarded_on = models.DateField(
        _("awarded on"), validators=[validate_has_come], help_text=_("For example 01/03/2025.")
    )
    due_on = models.DateField(
        _("due on"),
        help_text=_("The last day on which the award counts. The day after, the register says that it has lapsed."),
    )
    withdrawn_on = models.DateField(
        _("withdrawn on"),
        null=True,
        blank=True,
        validators=[validate_has_come],
        help_text=_("Only when the award was taken back. Write the reason under “Words”."),
    )
    is_example = models.BooleanField(
        _("written to show the form"),
        default=False,
        help_text=_("Tick it when no organisation was awarded: the register says so."),
    )

    objects = AwardQuerySet.as_manager()

    search_fields = [index.SearchField("organisation"), index.AutocompleteField("organisation")]

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["organisation", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("organisation"),
                "awarded_on",
                name="quality_mark_award_once_a_day",
                violation_error_message=_("This organisation already has an award of this day. Change that one."),
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("awarded_on")), name="quality_mark_award_due_after_award"),
        ]

    def __str__(self) -> str:
        return self.organisation or str(self._meta.verbose_name)

    def clean(self) -> None:
        """An order of dates that cannot be, at the date that is wrong."""
        super().clean()
        errors = {}
        if self.awarded_on and self.due_on and self.due_on <= self.awarded_on:
            errors["due_on"] = gettext("An award is due after the day on which it was awarded. Write a later day.")
        if self.awarded_on and self.withdrawn_on and self.withdrawn_on < self.awarded_on:
            errors["withdrawn_on"] = gettext("It was not awarded yet on this day. Write a later day.")
        if errors:
            raise ValidationError(errors)

    # --- where it stands -----------------------------------------------------------------

    def standing_on(self, day: datetime.date) -> Standing:
        """The same as the conditions of `managers.standing_on`, for one award."""
        if self.withdrawn_on:
            return Standing.WITHDRAWN
        return Standing.LAPSED if self.due_on < day else Standing.IN_DATE

    @property
    def standing(self) -> Standing:
        return self.standing_on(today())

    @property
    def standing_sentence(self) -> str:
        """Where it stands today, with the day that counts."""
        day = date_format(self.withdrawn_on or self.due_on, "j F Y")
        match self.standing:
            case Standing.WITHDRAWN:
                return gettext("Withdrawn on %(day)s") % {"day": day}
            case Standing.LAPSED:
                return gettext("Lapsed: it was due on %(day)s") % {"day": day}
        return gettext("In date until %(day)s") % {"day": day}

    # --- address and preview -------------------------------------------------------------

    @property
    def page_title(self) -> str:
        return gettext("%(organisation)s: quality mark") % {"organisation": self.organisation}

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """The draft under its address of now, which another draft may have had before."""
        draft = super().with_content_json(content)
        draft.slug = self.slug
        return draft

    def get_absolute_url(self) -> str:
        return reverse("learning:award", args=[self.slug])

    @property
    def where_shown(self) -> str:
        """Read before it is deleted. Empty for a draft."""
        return gettext("Readers see it in the public register. An award that ended stays there.") if self.live else ""

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "pages/quality_mark/award.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return super().get_preview_context(request, mode_name) | {"award": self, "as_of": today()}


class AwardTranslation(RecordTranslation):
    """The public words about an award in one language. An award may have none."""

    record = ParentalKey(Award, on_delete=models.CASCADE, related_name="translations")
    about = models.CharField(
        _("what was awarded"),
        max_length=300,
        blank=True,
        help_text=_("When it is not the whole organisation, for example “The two centres in the county.”"),
    )
    withdrawn_reason = models.CharField(
        _("reason for the withdrawal"),
        max_length=300,
        blank=True,
        help_text=_("Anybody may read it, for example “The organisation closed.”"),
    )

    panels = [FieldPanel("language"), FieldPanel("about"), FieldPanel("withdrawn_reason")]

    def __str__(self) -> str:
        return self.about or self.withdrawn_reason
