"""Panels for records that keep their words in a row a language."""

from __future__ import annotations

import functools
from typing import Any

from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import ChildRelationComparison
from wagtail.admin.panels import InlinePanel


def translations_panel(**options: Any) -> InlinePanel:
    """The words in each language, at most one row for each language of the site."""
    defaults = {"heading": _("Words"), "label": _("language"), "min_num": 1, "max_num": len(settings.LANGUAGES)}
    return TranslationsPanel("translations", **(defaults | options))


class TranslationsComparison(ChildRelationComparison):
    """The words of two versions, also where the record is itself a child row, such as a link of a menu.

    Wagtail's page of two versions asks each part of a child row for `htmldiff`, which rows below it lack.
    """

    def htmldiff(self) -> SafeString:
        rows = self.get_child_comparisons()
        parts = [part.htmldiff() for row in rows for part in row.get_field_comparisons()]
        return format_html_join(" · ", "{}", ((part,) for part in parts))


class TranslationsPanel(InlinePanel):
    class BoundPanel(InlinePanel.BoundPanel):
        def get_comparison(self) -> list[functools.partial]:
            return [
                functools.partial(TranslationsComparison, *comparison.args, **comparison.keywords)
                for comparison in super().get_comparison()
            ]
