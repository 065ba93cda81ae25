"""The outcome log as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from campaigns.asks import Ask, Outcome


def log_rows(changes: Iterable[tuple[Ask, Outcome]]) -> list[list[tuple[str, Any]]]:
    """One row for each outcome, of pairs of a heading and a cell."""
    return [
        [
            (_("Date"), date_format(outcome.date, "j F Y") if outcome.date else ""),
            (_("Ask"), ask.title),
            (_("Before"), _state(outcome.before)),
            (_("Now"), _state(outcome.after)),
            (_("How we know"), render_to_string("components/evidence.html", {"outcome": outcome})),
        ]
        for ask, outcome in changes
    ]


def _state(state: str) -> SafeString:
    return render_to_string("components/ask_state.html", {"state": state})
