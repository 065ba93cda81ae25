"""How an item is cited: one line of plain text with author, year, title, kind, date and address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.doi import doi_url

OURSELVES = "One Small Thing"


def citation(item: Any, request: HttpRequest | None) -> str:
    """In the language of the page. No word before a value has to agree with it."""
    parts = [
        f"{(getattr(item, 'authors', '') or OURSELVES).strip()} ({item.date.year}).",
        _full_stop(item.title),
        _full_stop(_of_what_kind(item)),
        _full_stop(item.date_words) if item.date_precision != "year" else "",
        _full_stop(_("Example, not the word of One Small Thing")) if item.is_example else "",
        _withdrawn(item),
        _address(item, request),
    ]
    return " ".join(part for part in parts if part)


def _of_what_kind(item: Any) -> str:
    values = {
        "kind": item.item_kind.label,
        "recipient": getattr(item, "recipient", ""),
        "reference": getattr(item, "reference", ""),
        "publisher": getattr(item, "publisher", ""),
    }
    if values["recipient"] and values["reference"]:
        return _("%(kind)s, sent to: %(recipient)s, reference: %(reference)s") % values
    if values["recipient"]:
        return _("%(kind)s, sent to: %(recipient)s") % values
    if values["publisher"]:
        return _("%(kind)s, %(publisher)s") % values
    return str(values["kind"])


def _withdrawn(item: Any) -> str:
    if not item.withdrawn_on:
        return ""
    return _full_stop(_("Withdrawn on %(day)s") % {"day": date_format(item.withdrawn_on, "j F Y")})


def _address(item: Any, request: HttpRequest | None) -> str:
    doi = getattr(item, "doi", "")
    return doi_url(doi) if doi else absolute(item.get_url(request) or "")


def _full_stop(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "?", "!")) else f"{text}."
