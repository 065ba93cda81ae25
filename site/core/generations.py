"""The generation of what is public: a random token in the shared cache, which each write of something public ends.

Whoever caches a page, or a part of it, reads the token first and caches it with the page: one that was rendered before
a change and is cached after it has a token that no longer stands. A number that is counted up would not be safe, since
a slow writer of a cache in the database sets it back.

No model has to think of it: `_watch` sees each statement of a connection. A table is public until `PRIVATE_TABLES`
names it. It does not see COPY, a function that writes, or another program's writes: end those with `invalidate`. A
process that is killed between its commit and the new token leaves old pages for PAGE_CACHE_SECONDS.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Callable, Hashable
from typing import Any, NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest
from redis.exceptions import RedisError

from core import caches
from core.logs import Outage
from core.registry import seconds_to_next_change

logger = logging.getLogger(__name__)

KEY = "generation"
#: What is written here changes no page that everybody sees.
PRIVATE_TABLES = frozenset({
    "cache", "accounts_session", "django_tasks_database_dbtaskresult", "scheduling_heartbeat", "scheduling_round",
    # who writes what, and when
    "wagtailadmin_editingsession", "wagtailadmin_formstate", "wagtailcore_pagelogentry", "wagtailcore_modellogentry",
    "wagtailcore_comment", "wagtailcore_commentreply", "wagtailcore_revision", "wagtailcore_pagesubscription",
    "wagtailusers_userprofile",
    # made from other tables
    "files_rendition", "wagtailcore_referenceindex", "wagtailsearch_indexentry", "wagtailsearch_indexentry_fts",
    # people and what they fetched
    "blueprint_documentfile", "blueprint_chapterchange", "blueprint_endedchapter",
    "accounts_user", "account_emailaddress", "account_emailconfirmation", "mfa_authenticator", "library_download",
    "meetings_attendance", "meetings_calendaraddress", "meetings_meetingchange", "meetings_meetingnotices",
    "library_downloadcount",
    "library_savedresource", "library_feedback", "library_digestchoice", "library_digestchoice_of_networks",
    "networks_invitation",
    "library_pack", "library_keytoremove",
    "training_completion", "imports_importrun", "imports_importedaccount",
    "emails_waitingemail", "forms_formsubmission", "forms_formversion",
    "subscriptions_subscriber", "subscriptions_subscription", "subscriptions_sending", "subscriptions_delivery",
    "subscriptions_newsletterissue", "subscriptions_newsletterissuetranslation",
})  # fmt: skip
_READS = re.compile(
    r"[\s(]*(SELECT|VALUES|SHOW|SET|PRAGMA|BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK|DECLARE|FETCH|CLOSE"
    r"|WITH\b(?!.*\b(?:INSERT|UPDATE|DELETE|MERGE)\b))\b",
    re.I | re.S,
)
_WRITES = re.compile(r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.I)
#: What saving a draft changes in the row of a page or record, and nobody in particular sees.
DRAFT_COLUMNS = {"latest_revision_id", "latest_revision_created_at", "has_unpublished_changes", "draft_title"}
_SET_COLUMNS = re.compile(r'"(\w+)" = ')

#: Parts of pages that a process keeps at most: a few for each language and host.
MAX_PARTS = 1000

outage = Outage(
    logger,
    "The shared cache could not be told of a change, so other processes may show old pages for a minute: %s",
    "The shared cache knows of every change again.",
)

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class Generation(NamedTuple):
    """What is made now is good while `token` stands, and until then (`time.monotonic`, which no one sets)."""

    token: str
    until: float

    @property
    def is_over(self) -> bool:
        return self.until <= time.monotonic()


#: By their keys; and until when nothing begins or ends by the clock alone.
_parts: dict[Hashable, tuple[Generation, Any]] = {}
_quiet: dict[str, Generation] = {}


def of_request(request: HttpRequest) -> Generation | None:
    """That of the moment when the request was first asked for it: before anything was read for its page.

    None when nothing may be kept.
    """
    if not hasattr(request, "_generation"):
        request._generation = _current()  # type: ignore[attr-defined]
    return request._generation  # type: ignore[attr-defined]


def get_or_set[T](request: HttpRequest, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` returns, made once a generation in each process and shared by all requests: nobody may change it.

    The key says what it is and for whom (language, host).
    """
    generation = of_request(request)
    if generation is None or _is_changing():
        return make()
    part = _parts.get(key)
    if part is None or part[0].token != generation.token or part[0].is_over:
        part = generation, make()
        if len(_parts) >= MAX_PARTS:
            _parts.clear()
        _parts[key] = part
    return part[1]


def invalidate() -> None:
    """Ends the generation: whoever asks next begins another one.

    The token is deleted, not set: a cache in the database says nothing when it cannot set.
    """
    try:
        cache.delete(KEY)
    except (DatabaseError, RedisError) as error:
        outage.begins(error)
        return
    if caches.outage.lasts:
        outage.begins("Redis does not answer (REDIS_URL).")
    else:
        outage.ends()


def renew() -> None:
    """Ends the generation and begins another one.

    On SQLite a reader who begins it would wait for whoever writes next.
    """
    invalidate()
    if not outage.lasts:
        _token()


def _current() -> Generation | None:
    if not settings.PAGE_CACHE_SECONDS or _is_changing():
        return None
    if outage.lasts:
        invalidate()
    token = _token()
    # While Redis is away each process would have a token of its own.
    if token is None or outage.lasts or caches.outage.lasts:
        return None
    try:
        return Generation(token, min(time.monotonic() + settings.PAGE_CACHE_SECONDS, _next_change(token)))
    except DatabaseError:
        return None  # who makes the page says so


def _token() -> str | None:
    try:
        token = cache.get(KEY)
        if token is None:
            cache.add(KEY, secrets.token_hex(8), None)
            token = cache.get(KEY)
    except Exception:  # noqa: BLE001  (whatever a cache answers, the page is made)
        return None
    return token if isinstance(token, str) else None


def _next_change(token: str) -> float:
    """When something public begins or ends by the clock alone, as far as one generation knows."""
    quiet = _quiet.get(token)
    if quiet is None or quiet.is_over:
        quiet = Generation(token, time.monotonic() + min(settings.PAGE_CACHE_SECONDS, seconds_to_next_change()))
        _quiet.clear()
        _quiet[token] = quiet
    return quiet.until


def _is_changing() -> bool:
    """Whether this transaction has written something that others do not see yet."""
    return _is_registered(connection)


def _is_registered(connection: Any) -> bool:
    return any(renew in registered for registered in connection.run_on_commit)


def watch_connection(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """Receives `connection_created`, which a connection sends each time that it is opened again."""
    if _watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(_watch)


def _watch(execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    if writes_public_table(str(sql)):
        _invalidate_on_commit(context["connection"])
    return result


def writes_public_table(sql: str) -> bool:
    """Whether a statement may change what is public. One that is not understood may, and several in one."""
    if ";" in sql.rstrip("; \n"):
        return True
    if _READS.match(sql):
        return False
    written = _WRITES.match(sql)
    return written is None or not (written[1] in PRIVATE_TABLES or _saves_draft(sql))


def _saves_draft(sql: str) -> bool:
    changes = sql.partition(" SET ")[2].partition(" WHERE ")[0]
    columns = set(_SET_COLUMNS.findall(changes))
    return bool(columns) and columns <= DRAFT_COLUMNS


def _invalidate_on_commit(connection: BaseDatabaseWrapper) -> None:
    """Once a transaction. With a savepoint that is rolled back Django forgets what was registered in it."""
    if not connection.in_atomic_block:
        invalidate()  # it is committed by itself, or nobody is told when it will be
    elif not _is_registered(connection):
        connection.on_commit(renew, robust=True)
