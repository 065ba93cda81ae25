"""Finds by their titles the public pages that are no pages of Wagtail: networks, awards, lists."""

from __future__ import annotations

from core.registry import PublicAddress, SearchResult, public_addresses
from search.terms import asked_words, indexed_terms

MOST = 10


def records_named(query: str, language: str) -> list[SearchResult]:
    """Those whose title holds every word of the query, ten at most."""
    asked = asked_words(query, language)
    if not asked:
        return []
    found = (address for address in public_addresses() if _holds(address, asked, language))
    return [SearchResult(address.title, address.path) for address, _place in zip(found, range(MOST), strict=False)]


def _holds(address: PublicAddress, asked: list[set[str]], language: str) -> bool:
    terms = set(indexed_terms(address.title, language))
    return all(any(terms.issuperset(choice.split()) for choice in choices) for choices in asked)
