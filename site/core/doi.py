"""DOIs: the bare one is stored, whichever way it was typed, and its link leads there whatever characters it holds."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

_RESOLVER = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.I)
_LABEL = re.compile(r"doi:\s*", re.I)


def bare_doi(text: str) -> str:
    """`https://doi.org/10.1111/hojo.12408` or `doi: 10.1111/hojo.12408` → `10.1111/hojo.12408`."""
    text = _LABEL.sub("", text.strip(), count=1) if _LABEL.match(text.strip()) else text.strip()
    # Only in an address is `%3C` a character that was encoded.
    text = unquote(text[match.end() :]) if (match := _RESOLVER.match(text)) else text
    return text.rstrip(".,;")


def doi_path(doi: str) -> str:
    """A DOI as it stands in an address: `#`, `?`, `%` and `<` encoded, the brackets of old DOIs as they are."""
    return quote(doi, safe="/:;()!$&'*+,=@~")


def doi_url(doi: str) -> str:
    return f"https://doi.org/{doi_path(doi)}"


_IN_TEXT = re.compile(
    r"""(?:(?<![^\s"<>(\[,;])https?://[^\s"<>]{0,300}?)?(?:doi:\s*)?10\.\d{4,9}(?:/|%2f)[^\s"]+""", re.I
)
_LONGEST = 500
#: What the pages of publishers have behind the DOI in their addresses.
_PAGE_OF_IT = re.compile(r"(?<=/)([^/]+)/(?:abstract|full|epdf|pdf|pdfdirect|html|summary|meta)\Z", re.I)


def dois_in(line: str) -> list[str]:
    """The DOIs in a line, bare and in its order, each without what stands around it: brackets, stops, `/abstract`."""
    found = (text for text in _IN_TEXT.findall(line) if len(text) <= _LONGEST)
    return [doi for text in found if (doi := _without_surroundings(text))]


def _without_surroundings(found: str) -> str:
    start = re.search(r"10\.\d{4,9}(?:/|%2f)", found, re.I)
    doi = found[start.start() :] if start else ""
    if found.lower().startswith("http"):  # only in an address are `?` and `#` its end and `%3C` an encoded character
        doi = unquote(re.split(r"[?#]", doi)[0])
    while doi != (shorter := _PAGE_OF_IT.sub(r"\1", _without_closing(doi.rstrip(".,;'’”")))):
        doi = shorter
    return doi


def _without_closing(doi: str) -> str:
    """Without a closing bracket that the DOI itself did not open."""
    for opening, closing in ("()", "[]", "<>"):
        if doi.endswith(closing) and doi.count(closing) > doi.count(opening):
            return doi[:-1]
    return doi
