from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from languages.models import RecordTranslation
from languages.panels import translations_panel
from navigation.forms import NoticeForm
from navigation.managers import NoticeQuerySet
from navigation.models.base import LinkFields, NavigationRecord


class Notice(NavigationRecord, LinkFields):
    """One message above every page, for as long as it is true."""

    is_on = models.BooleanField(_("on"), default=False, help_text=_("Shown between the two times below."))
    starts_at = models.DateTimeField(
        _("from"), null=True, blank=True, help_text=_("Left empty: from now. For example 01/12/2026 08:00.")
    )
    ends_at = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("Left empty: until it is turned off.")
    )

    objects = NoticeQuerySet.as_manager()

    base_form_class = NoticeForm
    panels = [
        translations_panel(),
        FieldPanel("is_on"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        MultiFieldPanel([FieldPanel("page"), FieldPanel("address")], heading=_("Link (optional)")),
    ]

    class Meta:
        verbose_name = _("notice banner")
        verbose_name_plural = _("notice banners")
        ordering = ["-pk"]

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end must come after the start.")})

    def stands_in_for(self, published: NavigationRecord) -> bool:
        return True


class NoticeTranslation(RecordTranslation):
    record = ParentalKey(Notice, on_delete=models.CASCADE, related_name="translations")
    text = models.CharField(
        _("text"),
        max_length=240,
        help_text=_("For example “The libraries are closed for work on Sunday, 8am to 10am.”"),
    )
    link_label = models.CharField(
        _("words of the link"), max_length=60, blank=True, help_text=_("For example “Read more”.")
    )

    panels = [FieldPanel("language"), FieldPanel("text"), FieldPanel("link_label")]

    def __str__(self) -> str:
        return self.text
