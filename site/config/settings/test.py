"""The test suite: fast hasher, work done at once, nothing leaves the machine."""

import gc

from .development import *

# Migrations and factories make objects by the million: looking for cycles less often saves a fifth.
gc.set_threshold(100_000, 50)

DEBUG = False
PAGE_CACHE_SECONDS = 60  # as in production
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True  # else each client of a test would look at all static files first
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# A name of its own lets a developer keep the test database between runs (--reuse-db).
DATABASES["default"]["TEST"] = {"NAME": env.str("TEST_DATABASE_NAME", default=None)}
