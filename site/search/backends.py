"""The database's own search, with each page's text read in the page's language.

On PostgreSQL English is stemmed and Welsh is not, and neither minds accents (the configurations come
from this app's first migration). SQLite knows no stemming and minds no accents by itself.
"""

from __future__ import annotations

from types import SimpleNamespace

from django.db import connection
from modelsearch.backends.database import SearchBackend as DatabaseSearchBackend

from languages.locales import language_of

ENGLISH, PLAIN = "site_english", "site_plain"


def SearchBackend(params: dict):  # noqa: N802 - Wagtail looks for this name
    if connection.vendor != "postgresql":
        return DatabaseSearchBackend(params)
    return _postgres_backend(params)


def backend_for(language: str):
    """The backend that reads a query in this language."""
    return SearchBackend({"SEARCH_CONFIG": PLAIN if language == "cy" else ENGLISH})


def _postgres_backend(params: dict):
    # Imported here, since modelsearch's module refuses any other database.
    from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend

    class LanguageIndex(PostgresIndex):
        """Writes Welsh texts without English stemming, all others with it."""

        def add_items(self, model, objs):
            objs = list(objs)
            for config, chosen in _by_config(objs).items():
                settings = SimpleNamespace(config=config, autocomplete_config=PLAIN)
                PostgresIndex(settings).add_items(model, chosen)

    class LanguageBackend(PostgresSearchBackend):
        index_class = LanguageIndex

        def __init__(self, params):
            super().__init__({"SEARCH_CONFIG": ENGLISH} | params)
            self.autocomplete_config = PLAIN

    return LanguageBackend(params)


def _by_config(objs: list) -> dict[str, list]:
    found: dict[str, list] = {}
    for obj in objs:
        locale_id = getattr(obj, "locale_id", None)
        welsh = locale_id is not None and language_of(locale_id) == "cy"
        found.setdefault(PLAIN if welsh else ENGLISH, []).append(obj)
    return found
