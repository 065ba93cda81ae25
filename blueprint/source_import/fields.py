"""A CSL item as the fields of a source: what `Source.csl` does, the other way round."""

from __future__ import annotations

import datetime
import html
import re
from typing import Any

from django.utils.translation import gettext as _

from blueprint.citations.csl import normalise
from blueprint.citations.dates import csl_date, date_text, year_of
from blueprint.citations.names import name_line
from blueprint.citations.texts import letters
from blueprint.enums import SourceType
from core.doi import dois_in

LONGEST_KEY = 40
#: Formatting in the titles of registers: what a title of ours writes otherwise, and what it does without.
_EMPHASIS = re.compile(r"<(/?)(?:em|italic|jats:italic)(?:\s[^<>]*)?>", re.I)
_FORMATTING = re.compile(
    r"</?(?:b|strong|bold|jats:bold|scp|sc|jats:sc|u|tt|span|p|jats:p|mml:\w+)(?:\s[^<>]*)?>", re.I
)
_SAME_NAME = ("publisher", "genre", "volume", "issue", "page", "number")


def values_of(item: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The values without a key, and in sentences what was changed. Raises UnknownType."""
    item = normalise(item)
    values: dict[str, Any] = {name: item.get(name, "") for name in _SAME_NAME}
    values |= {
        "type": item["type"],
        "title": title_of(item.get("title", "")),
        "authors": _lines(item.get("author", [])),
        "editors": _lines(item.get("editor", [])),
        "series_editors": _lines(item.get("collection-editor", [])),
        "container_title": title_of(item.get("container-title", "")),
        "series": title_of(item.get("collection-title", "")),
        "edition": item.get("version") or item.get("edition", ""),
        "accessed": _day(item.get("accessed")),
        "note": item.get("note", ""),
        **_addresses(item),
    }
    values["issued"], warnings = _issued(item.get("issued"))
    if item["type"] == SourceType.SONG and values["genre"].lower() == "podcast":
        values["genre"] = ""
    if not item.get("author") and not item.get("editor"):
        warnings.append(_("It has no author: check that it has none."))
    if not values["issued"]:
        warnings.append(_("It has no date: check that it has none."))
    return values, warnings


def title_of(text: str) -> str:
    """A title without the formatting of registers. Other tags stay, so that the source refuses them by name."""
    text = _FORMATTING.sub("", _EMPHASIS.sub(r"<\1i>", html.unescape(text)))
    return " ".join(text.split())


def _lines(names: list[dict[str, str]]) -> str:
    return "\n".join(filter(None, map(name_line, names)))


def _issued(issued: dict | None) -> tuple[str, list[str]]:
    """The date as an editor types it. Of a range of months the first is kept."""
    text = date_text(issued)
    is_range = issued and len(issued.get("date-parts", [])) > 1
    if is_range and "literal" in (csl_date(text) or {}):
        first = text.split("/")[0]
        return first, [_("Of its dates the first is kept: %(date)s.") % {"date": first}]
    return text.replace("/", "-") if is_range else text, []


def _day(accessed: dict | None) -> datetime.date | None:
    parts = (accessed or {}).get("date-parts", [[]])[0]
    try:
        return datetime.date(*parts)
    except (TypeError, ValueError):
        return None


def _addresses(item: dict[str, Any]) -> dict[str, str]:
    """The DOI bare; an address of doi.org is no address of its own."""
    url, typed = item.get("URL", ""), item.get("DOI", "")
    doi = next(iter(dois_in(typed)), typed)
    if re.match(r"https?://(?:dx\.|www\.)?doi\.org/", url, re.I) and (found := dois_in(url)):
        doi, url = doi or found[0], "" if not doi or doi.lower() == found[0].lower() else url
    return {"doi": doi, "url": url}


def key_of(item: dict[str, Any], taken: set[str]) -> str:
    """Its own key in the characters that keys have, else author and year; in no letters of another source's key.

    `taken` holds keys in small letters, and gets the new one.
    """
    own = re.sub(r"[^A-Za-z0-9:_-]+", "", str(item.get("id") or ""))
    first: dict[str, str] = next(iter(item.get("author") or item.get("editor") or []), {})
    name = first.get("family") or first.get("literal") or item.get("title", "")
    word = next(iter(re.findall(r"[A-Za-z]{3,}", name)), "")
    named = f"{word}{re.sub(r'[^0-9]', '', year_of(item.get('issued')))[:4]}"
    base = (own if own and len(own) <= LONGEST_KEY and not own.startswith("10") else named or "source")[:LONGEST_KEY]
    key, count = base, 0
    while key.lower() in taken:
        ending = letters(count)
        key, count = f"{base[: LONGEST_KEY - len(ending)]}{ending}", count + 1
    taken.add(key.lower())
    return key
