"""Search backends that use the database's own full-text search, in the language of each page.

On PostgreSQL English words are stemmed, other languages are not, and accents are ignored (this app's first
migration creates the configurations). SQLite has no stemming and ignores accents by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.db import connection
from modelsearch.backends.database import SearchBackend as DatabaseSearchBackend

from languages.locales import language_of

#: Names of text search configurations in PostgreSQL, with and without stemming.
STEMMED, UNSTEMMED = "site_english", "site_plain"


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - Wagtail looks for this name
    """The backend for the current database, which Wagtail calls by this name."""
    if connection.vendor != "postgresql":
        return DatabaseSearchBackend(params)
    return _postgres_backend(params)


def backend_for(language: str) -> Any:
    """The backend for a query in this language."""
    return SearchBackend({"SEARCH_CONFIG": _configuration(language)})


def _configuration(language: str) -> str:
    return STEMMED if language == settings.LANGUAGE_CODE else UNSTEMMED


def _postgres_backend(params: dict[str, Any]) -> Any:
    # Imported here, since modelsearch's module refuses any other database.
    from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend

    class LanguageIndex(PostgresIndex):
        """Indexes English texts with stemming, all others without."""

        def add_items(self, model: Any, objs: Iterable[Any]) -> None:
            for configuration, group in _by_configuration(objs).items():
                backend = SimpleNamespace(config=configuration, autocomplete_config=UNSTEMMED)
                PostgresIndex(backend).add_items(model, group)

    class LanguageBackend(PostgresSearchBackend):
        index_class = LanguageIndex

        def __init__(self, params: dict[str, Any]) -> None:
            super().__init__({"SEARCH_CONFIG": STEMMED} | params)
            self.autocomplete_config = UNSTEMMED

    return LanguageBackend(params)


def _by_configuration(objs: Iterable[Any]) -> dict[str, list[Any]]:
    """Objects by the configuration of their language; what has no locale counts as English."""
    groups: dict[str, list[Any]] = {}
    for obj in objs:
        locale_id = getattr(obj, "locale_id", None)
        language = settings.LANGUAGE_CODE if locale_id is None else language_of(locale_id)
        groups.setdefault(_configuration(language), []).append(obj)
    return groups
