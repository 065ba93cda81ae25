"""What a list of references shows of a work where the style has no place for it, or writes it for English names only."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import override

from blueprint.citations.names import NAME_VARIABLES
from core.doi import doi_path

#: The types whose title the style sets in italics; the others it puts into quotation marks.
TITLE_IN_ITALICS = {"book", "legislation", "report", "song", "thesis", "webpage"}
#: Scripts that write the family name first and no space behind it.
_FAMILY_FIRST = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
_STRAIGHT = re.compile(r'"([^"]*)"')
#: “…” as a whole, then "…" and ‘…’ outside it. An apostrophe stands between letters.
_QUOTATION = re.compile(r"""(“[^“”]*”)|"([^"]*)"|‘((?:[^‘’]|(?<=\w)’(?=\w))*)’(?!\w)""")


def as_shown(item: dict[str, Any]) -> dict[str, Any]:
    """A normalised item, changed where the style alone would leave something out or write it badly."""
    shown = names_and_address_as_shown(item)
    if item.get("title"):
        shown["title"] = _with_inner_quotes(item["title"], in_quotes=item["type"] not in TITLE_IN_ITALICS)
    left_out = ", ".join(_left_out(item))
    if left_out:
        shown["publisher"] = ". ".join(part for part in (left_out, item.get("publisher")) if part)
    return shown


def names_and_address_as_shown(item: dict[str, Any]) -> dict[str, Any]:
    """What every style needs: names in other scripts as those write them, the DOI as it stands in an address."""
    names = {
        variable: [_shown_name(name) for name in item[variable]] for variable in NAME_VARIABLES if variable in item
    }
    return item | names | ({"DOI": doi_path(item["DOI"])} if item.get("DOI") else {})


def _left_out(item: dict[str, Any]) -> list[str]:
    """Numbers that the style does not print for this type. They stand before the publisher."""
    kind = item["type"]
    words = []
    if item.get("number", "") not in item.get("edition", "") and kind != "report":
        words.append(item["number"])
    if item.get("volume") and kind != "article-journal":
        words.append(f"vol. {item['volume']}")
    if item.get("page") and kind == "hearing":
        words.append(columns(item["page"]))
    if item.get("edition"):
        if kind not in TITLE_IN_ITALICS and not item.get("container-title"):
            words.append(item["edition"])
    elif item.get("version"):
        words.append(f"version {item['version']}")
    return words


def columns(page: str) -> str:
    """`cols 123–124`, as the record of a parliament has in place of pages."""
    return f"{'cols' if re.search(r'[-–,]', page) else 'col.'} {page.replace('-', '–')}" if page else ""


def _shown_name(name: dict[str, str]) -> dict[str, str]:
    """A name in a script without capitals as that writes it: it has no initials and no comma."""
    family, given = name.get("family", ""), name.get("given", "")
    letters = [letter for letter in family + given if letter.isalpha()]
    if not (family and given) or any(letter.lower() != letter.upper() for letter in letters):
        return name
    family_first = letters and unicodedata.name(letters[0], "").startswith(_FAMILY_FIRST)
    return {"literal": f"{family}{given}" if family_first else f"{given} {family}"}


def _with_inner_quotes(title: str, in_quotes: bool) -> str:
    """Typographic quotation marks inside a title; in one that itself stands in ‘ ’, what it quotes stands in “ ”."""
    if not in_quotes:
        return _STRAIGHT.sub(r"‘\1’", title)
    return _QUOTATION.sub(lambda found: found[1] or f"“{found[2] or found[3] or ''}”", title)


def edition_in_words(edition: str) -> str:
    """`2` or `2nd` → `2nd edn`, as the style writes it; others as they are."""
    if not re.fullmatch(r"\d+(st|nd|rd|th)?", edition):
        return edition
    number = int(re.sub(r"\D", "", edition))
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} edn"


def words_of_access(item: dict[str, Any]) -> str:
    """`Accessed: 1 October 2026`, as the style writes it behind an address."""
    parts = item.get("accessed", {}).get("date-parts", [[]])[0]
    if len(parts) != 3:
        return ""
    with override("en-gb"):  # citations are in British English, whatever the reader's language
        return f"Accessed: {date_format(datetime.date(*parts), 'j F Y')}"
