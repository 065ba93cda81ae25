"""How to ask for a place, for page types of more than one app: in words, and by a page of this site or an address."""

from __future__ import annotations

import re
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.fields import LinkAddressField
from core.models import BasePage
from languages.links import localized_by_id

#: By its name, since an app's models are not imported here.
FORM_PAGE = "forms.FormPage"


class BookablePage(BasePage):
    """The base of page types that people book. `components/booking.html` shows how."""

    booking = models.CharField(
        _("how to book"),
        max_length=250,
        blank=True,
        help_text=_("In words, for example “Ask for a place by 1 March. We answer within a week.”"),
    )
    booking_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page with the form"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The page of this site on which people ask for a place. The Welsh page is found by itself."),
    )
    booking_url = LinkAddressField(
        _("or another address"),
        blank=True,
        help_text=_("Only when people book elsewhere, for example https://www.example.org/book"),
    )

    booking_panel = MultiFieldPanel(
        [FieldPanel("booking"), PageChooserPanel("booking_page", FORM_PAGE), FieldPanel("booking_url")],
        heading=_("How to book"),
    )
    booking_translatable_fields = [
        TranslatableField("booking"),
        SynchronizedField("booking_page"),
        SynchronizedField("booking_url"),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """One way to book; on a page of this site, one that has a form."""
        super().clean()
        if self.booking_page_id and self.booking_url:
            raise ValidationError({"booking_url": _("Choose a page or write an address: one of the two.")})
        if self.booking_page and not issubclass(self.booking_page.specific_class or Page, apps.get_model(FORM_PAGE)):
            raise ValidationError(
                {"booking_page": _("This page has no form. Choose one that has, or write an address.")}
            )

    @property
    def booking_name(self) -> str:
        """How a form names it to those who answer the requests."""
        return self.title

    def way_to_book(self, page: Page | None) -> dict[str, Any]:
        """The link, as a link block has it; `page` is `booking_page`, or its translation, which is told the subject."""
        return {"page": page, "url": self.booking_url, "text": gettext("Ask for a place"), "about": str(self.pk or "")}


def booking_name_of(number: str) -> str:
    """That of the live page with this number, in the reader's language; empty when nobody can book it."""
    if not re.fullmatch(r"[1-9][0-9]{0,8}", number):
        return ""
    page = localized_by_id([int(number)]).get(int(number))
    is_bookable = page is not None and issubclass(page.specific_class or Page, BookablePage)
    return page.specific.booking_name if page and is_bookable else ""
