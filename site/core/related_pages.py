"""Links from one page to others, which editors choose below its text."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable, Page

from languages.links import localized_all


class RelatedPage(Orderable):
    """The base of the rows of one page type, each of which names its page by a `ParentalKey`."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The Welsh page is found by itself."),
    )

    panels = [PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        abstract = True


def pages_of(rows: models.QuerySet) -> list[Page]:
    """The pages that the rows lead to, in the reader's language and as their own types, without those that are not live.

    One query for each type of page.
    """
    pages = localized_all(row.page for row in rows.select_related("page"))
    own = Page.objects.specific().in_bulk([page.pk for page in pages])
    return [own[page.pk] for page in pages]
