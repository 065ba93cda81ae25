"""Panels for records that keep their words in a row a language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel


def translations_panel(**options: Any) -> InlinePanel:
    """The words in each language, at most one row for each language of the site."""
    defaults = {"heading": _("Words"), "label": _("language"), "min_num": 1, "max_num": len(settings.LANGUAGES)}
    return InlinePanel("translations", **(defaults | options))
