"""The shared cache, the page cache in each process, and caches in front of the site."""

from typing import Any

from config.environment import Env

env = Env()

REDIS_URL = env.url("REDIS_URL", "redis", "rediss")
CACHES = {
    # Shared by all workers, since rate limits live in it.
    "default": (
        {"BACKEND": "core.caches.RedisOrMemoryCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {
            "BACKEND": "core.caches.DatabaseCache",
            "LOCATION": "cache",
            # With Django's 300, as many strangers who sign in would push out the limits on wrong passwords.
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    ),
    # Renditions of an image take one query; a cache in the database would take five.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

# The longest that a process keeps made pages, and what stands around every page (`core.page_cache`). 0: never.
PAGE_CACHE_SECONDS = 60

# How long a cache in front may send a page without asking, and how it is told that a page has changed.
SHARED_CACHE_SECONDS = env.int("SHARED_CACHE_SECONDS", default=0)
WAGTAILFRONTENDCACHE: dict[str, dict[str, Any]] = {}
if PURGE_URL := env.url("PURGE_URL", "http", "https"):
    WAGTAILFRONTENDCACHE["proxy"] = {
        "BACKEND": "core.purging.PurgeBackend",
        "LOCATION": PURGE_URL,
    }
CLOUDFLARE_ZONE_ID = env.str("CLOUDFLARE_ZONE_ID", default="")
CLOUDFLARE_TOKEN = env.str("CLOUDFLARE_TOKEN", default="")
if CLOUDFLARE_ZONE_ID or CLOUDFLARE_TOKEN:
    WAGTAILFRONTENDCACHE["cloudflare"] = {
        "BACKEND": "wagtail.contrib.frontend_cache.backends.CloudflareBackend",
        "ZONEID": CLOUDFLARE_ZONE_ID,
        "BEARER_TOKEN": CLOUDFLARE_TOKEN,
    }
# The languages have addresses of their own, each page its own.
WAGTAILFRONTENDCACHE_LANGUAGES: list[str] = []
