"""The shared cache: in the database, or in Redis, which goes on in memory while Redis is away."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends import db
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from django.db import DatabaseError, OperationalError
from django.utils.functional import cached_property
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY

from core.logs import Outage

logger = logging.getLogger(__name__)

outage = Outage(
    logger,
    "Redis does not answer (REDIS_URL), so this process counts and remembers alone: %s",
    "Redis answers again.",
)
#: After no answer Redis is not asked again for this long, so that a page waits for it once.
SECONDS_TO_REST = 5


def _or_in_memory(name: str) -> Callable[..., Any]:
    """The method of that name: of Redis, or of the memory of this process while Redis is away."""

    def method(self: RedisOrMemoryCache, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() >= RedisOrMemoryCache.rests_until:
            try:
                answer = getattr(RedisCache, name)(self, *args, **kwargs)
            except RedisError as error:
                self.rest(error)
            else:
                outage.ends()
                return answer
        return getattr(self.memory, name)(*args, **kwargs)

    return method


class ReusedClient(RedisCacheClient):
    """Django makes a client for each question, which costs as much as to ask it; one serves all threads."""

    @cached_property
    def reused(self) -> Redis:
        return super().get_client()

    def get_client(self, key: Any = None, *, write: bool = False) -> Redis:
        return self.reused


class RedisOrMemoryCache(RedisCache):
    """Limits on tries still count while Redis is away, in each process for itself, and everything else goes on."""

    #: Shared by the threads of a process, each of which has a cache of its own.
    rests_until = 0.0

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = {"socket_connect_timeout": 1, "socket_timeout": 1, "retry": Retry(NoBackoff(), 1)}
        super().__init__(server, params | {"OPTIONS": options | params.get("OPTIONS", {})})
        self._class = ReusedClient
        self.memory = LocMemCache("while-redis-is-away", {})

    def rest(self, error: RedisError) -> None:
        """Goes on in memory, which is empty at the beginning: what it kept the last time is out of date."""
        if outage.begins(error):
            self.memory.clear()
        RedisOrMemoryCache.rests_until = time.monotonic() + SECONDS_TO_REST

    def ping(self) -> None:
        """Raises RedisError while Redis is away."""
        self._cache.get_client(None).ping()

    add = _or_in_memory("add")
    get = _or_in_memory("get")
    set = _or_in_memory("set")
    touch = _or_in_memory("touch")
    delete = _or_in_memory("delete")
    get_many = _or_in_memory("get_many")
    has_key = _or_in_memory("has_key")
    incr = _or_in_memory("incr")
    set_many = _or_in_memory("set_many")
    delete_many = _or_in_memory("delete_many")
    clear = _or_in_memory("clear")


class NotWritable(OperationalError):
    """Nothing can be written to the cache in the database."""


class DatabaseCache(db.DatabaseCache):
    """Django's, which can be read where it cannot be written, and says that it cannot.

    Is asked once a request where the sites begin: Wagtail asks for each address that it makes without a request.

    Django closes a thread's caches after each request. What no request runs, the worker say, asks again after a second.
    """

    SECONDS = 1

    _root_paths: Any = None
    _version: int | None = None
    _until = 0.0

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        if key != SITE_ROOT_PATHS_CACHE_KEY:
            return super().get(key, default, version)
        if self._root_paths is None or self._version != version or time.monotonic() > self._until:
            self._root_paths, self._version = super().get(key, None, version), version
            self._until = time.monotonic() + self.SECONDS
        return default if self._root_paths is None else self._root_paths

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        """Django's takes out what is out of date; where that cannot be written, the others are read all the same."""
        try:
            return super().get_many(keys, version)
        except DatabaseError:
            return super().get_many([key for key in keys if self.has_key(key, version)], version)

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Raises NotWritable where Django's answers as if the key were there: limits would take that for too many tries."""
        if super().add(key, value, timeout, version):
            return True
        if self.has_key(key, version) or super().add(secrets.token_hex(16), True, 1):  # the key may have gone meanwhile
            return False
        raise NotWritable("a row could not be added to the table of the shared cache.")

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._forget()
        super().set(key, value, timeout, version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        self._forget()
        return super().delete(key, version)

    def clear(self) -> None:
        self._forget()
        super().clear()

    def close(self, **kwargs: Any) -> None:
        self._forget()
        super().close(**kwargs)

    def _forget(self) -> None:
        self._root_paths = None
