"""The organisation's details."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PublishingPanel

from languages.models import RecordTranslation
from languages.panels import translations_panel
from navigation.models.base import NavigationRecord, validate_telephone


class OrganisationDetails(NavigationRecord):
    """The organisation's details in the footer. Only one record, drafts included."""

    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("Which readers may write to, for example info@example.org.")
    )
    phone = models.CharField(
        _("telephone"),
        max_length=20,
        blank=True,
        validators=[validate_telephone],
        help_text=_("As readers dial it, for example 01234 567890."),
    )

    panels = [
        translations_panel(),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = _("organisation details")
        verbose_name_plural = _("organisation details")

    def clean(self) -> None:
        super().clean()
        if OrganisationDetails.objects.exclude(pk=self.pk).exists():
            raise ValidationError(_("There is one already. Change that one."))

    def replaces_in_preview(self, published: NavigationRecord) -> bool:
        return True

    @property
    def dial(self) -> str:
        """The number for a `tel:` URL."""
        return self.phone.replace(" ", "")


class OrganisationDetailsTranslation(RecordTranslation):
    record = ParentalKey(OrganisationDetails, on_delete=models.CASCADE, related_name="translations")
    line = models.CharField(
        _("who we are"),
        max_length=240,
        help_text=_("One sentence, for example “We redesign the justice system for women and their children.”"),
    )
    small_print = models.CharField(
        _("small print"),
        max_length=240,
        blank=True,
        help_text=_("Name of the charity, its number and country. Must be checked before it is public."),
    )

    panels = [FieldPanel("language"), FieldPanel("line"), FieldPanel("small_print")]

    def __str__(self) -> str:
        return self.line

    @property
    def lines(self) -> list[str]:
        """Who we are and the small print."""
        return [line for line in (self.line, self.small_print) if line]
