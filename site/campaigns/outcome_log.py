"""The outcome log as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def log_rows(outcomes: Iterable[Mapping[str, Any]]) -> list[list[tuple[str, Any]]]:
    """One row for each outcome, of pairs of a heading and a cell."""
    return [
        [
            (_("Date"), date_format(outcome["date"], "j F Y") if outcome["date"] else ""),
            (_("Ask"), outcome["ask"] or ""),
            (_("Before"), _state(outcome["before"])),
            (_("Now"), _state(outcome["after"])),
            (_("How we know"), _evidence(outcome)),
        ]
        for outcome in outcomes
    ]


def _state(state: str) -> SafeString | str:
    return render_to_string("components/state.html", {"state": state}) if state else ""


def _evidence(outcome: Mapping[str, Any]) -> SafeString | str:
    if not outcome["url"]:
        return outcome["evidence"]
    return format_html('<a href="{}" rel="noreferrer noopener">{}</a>', outcome["url"], outcome["evidence"])
