"""What is written to show the form says so, wherever it is passed on."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.fields import InvariantField
from core.models import BasePage


class ExamplePage(BasePage):
    """The base of page types that may hold an example."""

    is_example = models.BooleanField(
        _("written to show the form"),
        default=False,
        help_text=_(
            "Tick it when this is an example and not the word of One Small Thing. "
            "The page says so, and so do feeds, calendars, citations and shared links."
        ),
    )

    example_panel = FieldPanel("is_example")
    example_translatable_fields = [InvariantField("is_example")]

    class Meta:
        abstract = True


def marked_title(page: Any, title: str = "") -> str:
    """The title of a page, or of one thing on it, for where it stands without the page."""
    title = title or page.title
    if getattr(page, "is_example", False):
        return gettext("Example: %(title)s") % {"title": title}
    return title
