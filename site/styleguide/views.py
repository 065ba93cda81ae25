"""The style guide: every component on one page, from the site's own templates, with sample texts."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from core.blocks import BodyBlock
from core.content_notes import Theme
from core.drawings import DrawingChoice
from core.facets import Facet, Option
from styleguide.components import components
from styleguide.tokens import tokens

#: Colours and their uses, in the order of the page.
COLOURS = {
    "purple-950": _("focus ring"),
    "purple-900": _("ink, footer"),
    "purple-800": _("poster"),
    "purple-700": _("dots"),
    "purple-600": _("visited"),
    "purple-300": _("rules"),
    "purple-100": _("band"),
    "purple-50": _("panel"),
    "green-900": _("campaign, hover"),
    "green-700": _("action"),
    "green-300": _("action on purple"),
    "green-100": _("good news"),
    "paper": _("ground"),
}


class SampleForm(forms.Form):
    """One field of each kind, sent half empty so that its errors show."""

    use_required_attribute = False

    name = forms.CharField(label="Your name", widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(label="Work e-mail", help_text="The coordinator uses it to check where you work.")
    network = forms.ChoiceField(label="Which network?", choices=[("south", "South"), ("north", "North")])
    work = forms.ChoiceField(
        label="Where do you work most?",
        choices=[("prison", "Prison or probation"), ("health", "Health or social care")],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label="Why would you like to join?", required=False, widget=forms.Textarea)
    shared = forms.BooleanField(label="This computer or phone is shared", required=False)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    form = SampleForm({"email": "name.charity.org.uk", "network": "south"}, auto_id="sample_%s")
    return render(request, "pages/styleguide/index.html", {
        "colours": _swatches(),
        "drawings": sorted(DrawingChoice.values),
        "form": form,
        "themes": [Theme.SELF_HARM, Theme.SUICIDE],
        "blocks": _block_samples(),
        "components": components(),
        "listing": Paginator(range(30), 10).page(1),
        "ask_counts": [("open", 2), ("won", 1)],
        "facet": Facet("kind", "Kind", [Option("news", "News", 3, chosen=True), Option("position", "Positions", 1)]),
        "feed": {"feed_url": "#g7"},
        "status": {"shape": "half", "words": "Taken up in part"},
        **_samples(),
    })  # fmt: skip


def _swatches() -> list[tuple[str, str, Any]]:
    """Name, value and use of each colour."""
    values = tokens()
    return [(f"--{name}", values[name], use) for name, use in COLOURS.items()]


LOG_ROW = [
    ("Date", "1 April 2024"),
    ("Ask", "1"),
    ("From, to", "Open to won"),
    ("Evidence", "Sentencing Council, guideline change, 2024"),
]


def _samples() -> dict[str, Any]:
    """Values for the components that take lists."""
    return {
        "states": ["open", "partly_won", "won", "lost", "withdrawn"],
        "levels": range(1, 6),
        "toc_items": [
            {"id": "g1", "title": "Colour"},
            {"id": "g2", "title": "Type"},
            {"id": "g3", "title": "Drawings"},
        ],
        "contents_items": [{"number": 1, "url": "#g7", "title": "Why a different place", "count_words": "6 entries"}],
        "summary_list_items": [
            {"term": "Setting", "value": "Residential community"},
            {"term": "Cost band", "value": "££ of ££££", "note": "(£10,000 to £100,000)"},
        ],
        "ask": {
            "title": "Count the children",
            "text": "Publish the number each year.",
            "state": "won",
            "newest": {"date": datetime.date(2024, 4, 1), "evidence": "Evidence in small print."},
        },
        "steps": [
            {"when": "March 2007", "date": "2007-03", "text": "The Corston Report.", "evidence": "Home Office, 2007."},
            {"when": "Next", "text": "To come.", "is_next": True},
        ],
        "sources": [{"text": "Publisher, Title of a report, 2024.", "url": "https://www.gov.uk/", "cited": True}],
        "formats": [{"name": "BibTeX", "url": "#g7"}, {"name": "RIS", "url": "#g7"}],
        "log_rows": [LOG_ROW],
        "previous": {"url": "#g7", "title": "The last month before opening", "number": "4.1"},
        "next": {"url": "#g7", "title": "The first night", "number": "4.3"},
        "withdrawn_page": {
            "withdrawn_on": datetime.date(2026, 5, 3),
            "reason_of_withdrawal": ("The law changed on 22 March 2026, so we no longer ask for this.", ""),
        },
        "notice": {
            "text": "The libraries are closed for work on Sunday, 8am to 10am.",
            "link": {"url": "#g6", "label": "Read more"},
        },
    }


def _block_samples() -> list[dict[str, Any]]:
    """Each block of `BodyBlock` as its preview shows it, without those that need an image, file or page."""
    found = []
    for name, block in BodyBlock().child_blocks.items():
        if getattr(block.meta, "preview_template", None):
            continue
        value = block.normalize(block.get_preview_value())
        found.append({"name": name, "label": block.label, "html": block.render(value)})
    return found
