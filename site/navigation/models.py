"""What stands around each page and belongs to the whole site: menus, helplines, notice, details.

Each record holds its words in both languages, English required, so that one form shows both.
"""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, RevisionMixin

from navigation.enums import MenuLocation
from navigation.previews import PreviewMixin

LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:", "/")


class LinkFields(models.Model):
    """Where a link goes: a page of this site, in the reader's language, or an address."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Choose the English page. Readers of Welsh go to its Welsh twin when there is one. "
            "While the page is not published the link is left out."
        ),
    )
    address = models.CharField(
        _("or an address"),
        max_length=500,
        blank=True,
        help_text=_("Only for what is not a page, for example /search/ or https://www.gov.uk/…"),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.address and not self.address.lower().startswith(LINK_SCHEMES):
            message = _("Write an address that begins with https://, mailto:, tel: or /.")
            raise ValidationError({"address": message})
        if self.page_id and self.address:
            raise ValidationError({"address": _("Choose a page or write an address: one of the two.")})


class Menu(PreviewMixin, RevisionMixin, ClusterableModel):
    """The main menu, a footer column, or the links for those signed in."""

    location = models.CharField(_("where it stands"), max_length=10, choices=MenuLocation)
    heading = models.CharField(
        _("heading"),
        max_length=60,
        help_text=_("Shown above a footer column, for example “Take part”. Not shown in the main menu."),
    )
    heading_cy = models.CharField(_("heading in Welsh"), max_length=60, blank=True)
    sort_order = models.IntegerField(_("order"), default=0, editable=False, db_index=True)

    panels = [
        HelpPanel(_("What you save here is on the site at once. Drag the links into the order that you want.")),
        FieldPanel("location"),
        FieldRowPanel([FieldPanel("heading"), FieldPanel("heading_cy")]),
        InlinePanel("items", heading=_("Links"), label=_("Link")),
    ]

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        ordering = ["sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["location"],
                condition=~models.Q(location=MenuLocation.FOOTER),
                name="navigation_one_menu_a_location",
                violation_error_message=_("There is one already. Change that one."),
            )
        ]

    def __str__(self) -> str:
        return self.heading


class MenuItem(LinkFields, Orderable):
    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    label = models.CharField(_("label"), max_length=60, help_text=_("One to three words, for example “Campaigns”."))
    label_cy = models.CharField(
        _("label in Welsh"),
        max_length=60,
        blank=True,
        help_text=_("For example “Ymgyrchoedd”. Left empty, readers of Welsh see the English label."),
    )
    at_end = models.BooleanField(
        _("set apart at the end"), default=False, help_text=_("In the main menu: stands at the far right.")
    )

    panels = [
        FieldRowPanel([FieldPanel("label"), FieldPanel("label_cy")]),
        FieldPanel("page"),
        FieldRowPanel([FieldPanel("address"), FieldPanel("at_end")]),
    ]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        super().clean()
        if not self.page_id and not self.address:
            raise ValidationError({"page": _("Choose a page or write an address: one of the two.")})


class Helpline(PreviewMixin, RevisionMixin, models.Model):
    """A number to call. It stands here and nowhere else: every page takes it from here."""

    name = models.CharField(_("name"), max_length=100, help_text=_("For example “Samaritans”."))
    name_cy = models.CharField(_("name in Welsh"), max_length=100, blank=True)
    number = models.CharField(
        _("number"),
        max_length=20,
        validators=[RegexValidator(r"^\+?[0-9][0-9 ]+$", _("Write digits and spaces, for example 116 123."))],
        help_text=_("With spaces as people read it, for example 0808 2000 247."),
    )
    note = models.CharField(
        _("note"),
        max_length=160,
        blank=True,
        help_text=_("When, for whom and what it costs, for example “Any time, any reason. Free.”"),
    )
    note_cy = models.CharField(_("note in Welsh"), max_length=160, blank=True)
    in_help_bar = models.BooleanField(
        _("show under every page"), default=True, help_text=_("Three or four are enough to choose from.")
    )
    checked_on = models.DateField(
        _("number checked on"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody called it or read it on the helpline's own site."),
    )
    staff_note = models.TextField(_("note for the office"), blank=True, help_text=_("Not shown on the site."))
    sort_order = models.IntegerField(_("order"), default=0, editable=False, db_index=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_cy")]),
        FieldPanel("number"),
        FieldRowPanel([FieldPanel("note"), FieldPanel("note_cy")]),
        FieldPanel("in_help_bar"),
        MultiFieldPanel([FieldPanel("checked_on"), FieldPanel("staff_note")], heading=_("For the office")),
    ]

    class Meta:
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        self.number = re.sub(r" +", " ", self.number or "").strip()


class Notice(PreviewMixin, RevisionMixin, LinkFields):
    """One message above every page, for as long as it is true."""

    text = models.CharField(
        _("text"),
        max_length=240,
        help_text=_("For example “The libraries are closed for work on Sunday, 8am to 10am.”"),
    )
    text_cy = models.CharField(_("text in Welsh"), max_length=240, blank=True)
    link_label = models.CharField(
        _("words of the link"), max_length=60, blank=True, help_text=_("For example “Read more”.")
    )
    link_label_cy = models.CharField(_("words of the link in Welsh"), max_length=60, blank=True)
    is_on = models.BooleanField(_("on"), default=False, help_text=_("Shown between the two times below."))
    starts_at = models.DateTimeField(
        _("from"), null=True, blank=True, help_text=_("Left empty: from now. For example 01/12/2026 08:00.")
    )
    ends_at = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("Left empty: until it is turned off.")
    )

    panels = [
        FieldRowPanel([FieldPanel("text"), FieldPanel("text_cy")]),
        FieldPanel("is_on"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("link_label"), FieldPanel("link_label_cy")]),
                FieldPanel("page"),
                FieldPanel("address"),
            ],
            heading=_("Link (optional)"),
        ),
    ]

    class Meta:
        verbose_name = _("notice banner")
        verbose_name_plural = _("notice banners")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end must come after the start.")})
        if (self.page_id or self.address) and not self.link_label:
            raise ValidationError({"link_label": _("Write the words of the link.")})


class OrganisationDetails(PreviewMixin, RevisionMixin, models.Model):
    """Who we are, at the foot of each page. One record."""

    line = models.CharField(
        _("who we are"),
        max_length=240,
        help_text=_("One sentence, for example “We redesign the justice system for women and their children.”"),
    )
    line_cy = models.CharField(_("who we are, in Welsh"), max_length=240, blank=True)
    small_print = models.CharField(
        _("small print"),
        max_length=240,
        blank=True,
        help_text=_("Name of the charity, its number and country. Must be checked before it is public."),
    )
    small_print_cy = models.CharField(_("small print in Welsh"), max_length=240, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(
        _("telephone"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^\+?[0-9][0-9 ]+$", _("Write digits and spaces, for example 116 123."))],
    )

    panels = [
        FieldRowPanel([FieldPanel("line"), FieldPanel("line_cy")]),
        FieldRowPanel([FieldPanel("small_print"), FieldPanel("small_print_cy")]),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
    ]

    class Meta:
        verbose_name = _("organisation details")
        verbose_name_plural = _("organisation details")

    def __str__(self) -> str:
        return self.line

    def clean(self) -> None:
        super().clean()
        if OrganisationDetails.objects.exclude(pk=self.pk).exists():
            raise ValidationError(_("There is one already. Change that one."))
