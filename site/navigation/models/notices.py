"""The notice banner."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel

from languages.models import RecordTranslation
from languages.panels import translations_panel
from navigation.forms import NoticeForm
from navigation.models.base import LinkFields, NavigationRecord


class Notice(LinkFields, NavigationRecord):
    """A message above every page, or above those of one section, from its go-live date until it expires."""

    section = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("only in this section"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,  # without its section it would stand above every page
        related_name="+",
        help_text=_(
            "Readers see the notice on this page and those below it, in each language. For example “Campaigns”. "
            "Leave it empty for every page."
        ),
    )

    base_form_class = NoticeForm
    panels = [
        translations_panel(),
        FieldPanel("section"),
        MultiFieldPanel([FieldPanel("page"), FieldPanel("address")], heading=_("Link (optional)")),
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = _("notice banner")
        verbose_name_plural = _("notice banners")
        ordering = ["-last_published_at", "-pk"]  # readers see the first

    def clean(self) -> None:
        super().clean()
        if self.go_live_at and self.expire_at and self.expire_at <= self.go_live_at:
            raise ValidationError({"expire_at": _("The end must come after the start.")})

    @property
    def where_shown(self) -> str:
        if self.live and self.section:
            return str(_("Readers see it on “%(page)s” and the pages below it.")) % {"page": self.section.title}
        return super().where_shown

    def replaces_in_preview(self, published: NavigationRecord) -> bool:
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
