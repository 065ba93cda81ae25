"""The main text of a version as a part of a longer document that is printed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from django.utils.safestring import SafeString, mark_safe

from blueprint.citations.texts import letters

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
#: What only a screen can do something with.
NOT_PRINTED = "script, style, form, button, input, select, .noprint"
#: The face and the ink of the text around a drawing: WeasyPrint gives it neither.
DRAWN_IN = {"font-family": "Reading, 'Reading Ext'", "color": "#2a1349"}


@dataclass(frozen=True)
class PrintedText:
    html: SafeString
    #: The addresses that its links lead to, in the order of the text; each is printed below it.
    addresses: list[str]


def printed(html: str, prefix: str, depth: int, base_url: str) -> PrintedText:
    """The text with ids of its own, headings one level lower for each of `depth`, and links as numbered notes."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select(NOT_PRINTED):
        element.decompose()
    _leave_items_alone_in_lists(soup)
    _leave_out_decoration(soup)
    for element in soup.find_all(HEADINGS):
        element.name = HEADINGS[min(HEADINGS.index(element.name) + depth, 5)]
    for element in soup.find_all(id=True):
        element["id"] = f"{prefix}-{element['id']}"
    addresses = _note_links(soup, prefix, base_url)
    return PrintedText(mark_safe(soup.decode()), addresses)  # noqa: S308 - what a version stores, taken apart


def _leave_items_alone_in_lists(soup: BeautifulSoup) -> None:
    """A list of a PDF holds nothing but items; a term keeps the id of its group."""
    for group in soup.select("dl > div"):
        term = group.find(["dt", "dd"])
        if isinstance(term, Tag) and group.get("id"):
            term["id"] = term.get("id") or group["id"]
        group.unwrap()


def _leave_out_decoration(soup: BeautifulSoup) -> None:
    """Whatever is drawn must say in words what it shows; a drawing whose first child is no title says nothing."""
    for drawing in soup.find_all("svg"):
        first = drawing.find(True)
        if not (isinstance(first, Tag) and first.name == "title" and first.get_text(strip=True)):
            drawing.decompose()
        else:
            drawing.attrs |= DRAWN_IN


def _note_links(soup: BeautifulSoup, prefix: str, base_url: str) -> list[str]:
    addresses: list[str] = []
    for link in soup.find_all("a", href=True):
        href = str(link["href"])
        if href.startswith("#"):
            link["href"] = f"#{prefix}-{href[1:]}"
            continue
        address = link["href"] = urljoin(base_url, href)
        if address not in addresses:
            addresses.append(address)
        mark = soup.new_tag("sup", attrs={"class": "link-note"})
        mark.string = letters(addresses.index(address))
        link.insert_after(mark)
    return addresses
