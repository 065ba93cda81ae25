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
