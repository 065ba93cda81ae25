"""The history page: each step with its source."""

from __future__ import annotations

from core.content_notes import Theme
from pages.models import HistoryPage

HISTORY_SOURCE = "One Small Thing, History page, read in 2026"


def history_page() -> HistoryPage:
    steps = [
        (
            "2014",
            "One Small Thing is set up",
            "<p>Lady Edwina Grosvenor sets it up, after unacceptable levels of suicide and self-harm in "
            "women’s prisons in England and requests from prison staff. The approach comes from "
            "Dr Stephanie Covington’s work in women’s prisons in the United States.</p>",
            HISTORY_SOURCE,
        ),
        (
            "2 April 2014",
            "The first workshop",
            "<p>Staff from every women’s prison in England come to a workshop in London.</p>",
            "Works for Freedom, 2014; Centre for Crime and Justice Studies, 2016",
        ),
        (
            "Autumn 2016",
            "About 130 staff are trained",
            "<p>Prisons change their reception areas, signs and furniture, and walk each other’s sites "
            "with fresh eyes. Many have trained half their staff.</p>",
            "One Small Thing, Round three of Becoming Trauma Informed, 2016",
        ),
        (
            "2018",
            "An independent charity",
            "<p>Until then the work runs under the Centre for Crime and Justice Studies.</p>",
            HISTORY_SOURCE,
        ),
        ("2019", "Hope Street is designed with women", "", HISTORY_SOURCE),
        (
            "June 2023",
            "Hope Street opens",
            "<p>A residential community for women and their children in Hampshire.</p>",
            HISTORY_SOURCE,
        ),
        (
            "2024",
            "The quality mark grows",
            "<p>28 organisations have started. Eight Silver and five Bronze marks are awarded.</p>",
            "One Small Thing, 2024: a year in review",
        ),
    ]
    return HistoryPage(
        title="Our history",
        slug="history",
        summary="From a workshop in 2014 to a street in 2023, each step with its source.",
        content_themes=[Theme.SUICIDE, Theme.SELF_HARM],
        content_note="One sentence speaks of it. It has no details.",
        years=[
            ("year", {"when": when, "heading": heading, "text": text, "source": source, "url": ""})
            for when, heading, text, source in steps
        ],
    )
