"""The search backend: the database's own full-text search, with words split by `search.terms` on every database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from modelsearch.backends import database
from modelsearch.query import SearchQuery

from search.fields import with_terms
from search.ranking import can_be_ranked, in_order, keys_of, ranked_by_sqlite, ranked_keys
from search.terms import prefix_terms, question


class AnyColumn:
    """Lets each column filter and sort what is searched: the database does both, and the index needs none of it.

    Wagtail asks for a `FilterField` of each, for search engines that have no columns of their own.
    """

    def _get_filters_from_queryset(self, check_only: bool = False) -> None:
        pass

    def _get_order_by(self) -> Iterable[Any]:
        return ()


class Terms:
    """Puts terms beside the words into the index."""

    def add_items(self, model: Any, objs: Iterable[Any]) -> None:
        """In a transaction: on SQLite two workers would both find that a row is missing, and one fail to add it."""
        found = [with_terms(obj) for obj in objs]
        with transaction.atomic():
            super().add_items(model, found)  # type: ignore[misc]  # of Wagtail's index


def _with(mixin: type, base: type) -> Any:
    return type(base.__name__, (mixin, base), {})


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - Wagtail looks for this name
    """The backend for the current database, which Wagtail calls by this name.

    PostgreSQL's configuration "simple" takes words as they are: their stems are among the terms.
    """
    params = {"SEARCH_CONFIG": "simple", "LANGUAGE": settings.LANGUAGE_CODE} | params
    base: Any = type(database.SearchBackend(params))

    class Results(base.results_class):
        def _do_search(self) -> list[Any]:
            compiler = self.query_compiler
            if connection.vendor != "sqlite" or self._score_field or not can_be_ranked(compiler):
                return super()._do_search()
            keys = keys_of(compiler.queryset, ranked_by_sqlite(compiler)[self.start : self.stop])
            return in_order(compiler.queryset, keys)

    class Backend(base):
        query_compiler_class = _with(AnyColumn, base.query_compiler_class)
        autocomplete_query_compiler_class = _with(AnyColumn, base.autocomplete_query_compiler_class)
        index_class = _with(Terms, base.index_class)
        results_class = Results

        def search(self, query: str | SearchQuery, *args: Any, **kwargs: Any) -> Any:
            """Finds what holds every word of the query, which is in the backend's language."""
            if isinstance(query, str):
                query = question(query, params["LANGUAGE"]) or ""
            return super().search(query, *args, **kwargs)

        def autocomplete(self, query: str | SearchQuery, *args: Any, **kwargs: Any) -> Any:
            if isinstance(query, str):
                query = " ".join(prefix_terms(query))
            return super().autocomplete(query, *args, **kwargs)

    return Backend(params)


def backend_for(language: str) -> Any:
    """The backend for a query in this language."""
    return SearchBackend({"LANGUAGE": language})


def best_keys(query: str, language: str, allowed: QuerySet) -> list[Any]:
    """The keys of those that are allowed and hold every word of the query, best first.

    At most one more than `ranking.MAX_RANKED`, which says that there are more.
    """
    asked, backend = question(query, language), backend_for(language)
    return ranked_keys(backend.query_compiler_class(allowed, asked), backend.config) if asked else []
