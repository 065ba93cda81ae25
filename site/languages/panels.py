"""Panels for translations of records."""

from __future__ import annotations

import functools
from typing import Any

from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import ChildRelationComparison
from wagtail.admin.panels import InlinePanel

from languages.forms import TranslationFormSet


def translations_panel(**options: Any) -> InlinePanel:
    """An inline panel of translations, at most one for each language of the site."""
    defaults = {"heading": _("Words"), "label": _("language"), "min_num": 1, "max_num": len(settings.LANGUAGES)}
    return TranslationsPanel("translations", **(defaults | options))


class NestedRowsComparison(ChildRelationComparison):
    """Compares child rows in two revisions, also where their parent is a child row itself, such as a link of a menu.

    Wagtail calls `htmldiff` on each comparison in a child row, which its comparison of child rows does not have.
    """

    def htmldiff(self) -> SafeString:
        rows = self.get_child_comparisons()
        parts = [part.htmldiff() for row in rows for part in row.get_field_comparisons()]
        return format_html_join(" · ", "{}", ((part,) for part in parts))


class NestedInlinePanel(InlinePanel):
    """An inline panel that may stand in the rows of another one."""

    class BoundPanel(InlinePanel.BoundPanel):
        def get_comparison(self) -> list[functools.partial]:
            return [
                functools.partial(NestedRowsComparison, *comparison.args, **comparison.keywords)
                for comparison in super().get_comparison()
            ]


class TranslationsPanel(NestedInlinePanel):
    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = TranslationFormSet
        return options

    class BoundPanel(NestedInlinePanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form is None:
                return
            present = {child.form["language"].value() for child in self.children}
            missing = [code for code, _name in settings.LANGUAGES if code not in present]
            if missing:  # what "Add language" offers
                self.empty_child.form.initial["language"] = missing[0]
