"""Finds the best matches with one query that begins in the search index, so that the index alone decides its cost.

Wagtail's own query begins with all records. On PostgreSQL it then reads the long text of each; on SQLite it ranks
all matches anew for each match.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchRank, SearchVectorExact, SearchVectorField
from django.db import connection
from django.db.models import Exists, F, Func, OuterRef, QuerySet
from django.db.models.functions import Cast
from modelsearch.conf import get_app_config
from modelsearch.query import Or, PlainText
from modelsearch.utils import get_descendants_content_types_pks

#: Of more matches only so many are ranked, and readers are told so.
MAX_RANKED = 2_000


class IndexedWords(Func):
    """All terms of an index entry, as the index of this app's migration holds them."""

    function = "search_indexed_words"
    output_field = SearchVectorField()

    def __init__(self) -> None:
        super().__init__("title", "body")


def ranked_keys(compiler: Any, config: str | None) -> list[Any]:
    """The keys of the best matches, best first: one more than `MAX_RANKED` at most."""
    on_postgresql = connection.vendor == "postgresql"
    ranked = _ranked_by_postgresql(compiler, config) if on_postgresql else ranked_by_sqlite(compiler)
    return keys_of(compiler.queryset, ranked[: MAX_RANKED + 1])


def _ranked_by_postgresql(compiler: Any, config: str | None) -> QuerySet:
    """Of more matches those are ranked that have the words in their title, then the newest."""
    entries = get_app_config().get_model("IndexEntry").objects
    words = compiler.build_tsquery(compiler.query, config=config)
    matching = _of_allowed(entries.alias(words=IndexedWords()).filter(words=words), compiler.queryset)
    candidates = matching.order_by(SearchVectorExact(F("title"), words).desc(), "-pk").values("pk")[: MAX_RANKED + 1]
    title, body = (SearchRank(F(field), words, weights=compiler.sql_weights) for field in ("title", "body"))
    ranked = entries.filter(pk__in=candidates).order_by((title * F("title_norm") + body).desc(), "-pk")
    return ranked.values_list("object_id", flat=True)


def ranked_by_sqlite(compiler: Any) -> QuerySet:
    """The keys of all matches as texts, best first."""
    from modelsearch.backends.database.sqlite.query import BM25, MatchExpression  # needs SQLite's table of words

    entries = get_app_config().get_model("SQLiteFTSIndexEntry").objects
    words = MatchExpression(compiler.FTS_TABLE_FIELDS, compiler.build_search_query(compiler.query))
    matching = _of_allowed(entries.filter(words), compiler.queryset, "index_entry__")
    best_first = matching.order_by(BM25() * (F("index_entry__title_norm") + 1), "-pk")
    return best_first.values_list("index_entry__object_id", flat=True)


def can_be_ranked(compiler: Any) -> bool:
    """Whether a query asks for words, in the order of the best match."""
    return compiler.order_by_relevance and not compiler.fields and isinstance(compiler.query, PlainText | Or)


def keys_of(allowed: QuerySet, texts: QuerySet) -> list[Any]:
    """The index keeps keys as texts."""
    return [allowed.model._meta.pk.to_python(text) for text in texts]


def in_order(allowed: QuerySet, keys: list[Any]) -> list[Any]:
    """The allowed objects with these keys, in the order of the keys."""
    found = allowed.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _of_allowed(entries: QuerySet, allowed: QuerySet, to_entry: str = "") -> QuerySet:
    """Those index entries that belong to allowed objects."""
    key = allowed.model._meta.pk
    is_allowed = Exists(allowed.order_by().filter(pk=Cast(OuterRef(f"{to_entry}object_id"), key)))
    types = get_descendants_content_types_pks(allowed.model)
    return entries.filter(is_allowed, **{f"{to_entry}content_type__in": types})
