"""A developer's machine: http, mail on the screen, the style guide."""

from .base import *

DEBUG = True
SECRET_KEY = SECRET_KEY or "development-only-not-a-secret-development-only"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
BASE_URL = BASE_URL or "http://127.0.0.1:8000"
WAGTAILADMIN_BASE_URL = BASE_URL
DEFAULT_FROM_EMAIL = SERVER_EMAIL = DEFAULT_FROM_EMAIL or "hello@example.org"
TRUSTED_PROXY_COUNT = 0
STAFF_SECOND_FACTOR_REQUIRED = False
INSTALLED_APPS = [*INSTALLED_APPS, "styleguide", "demo"]

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_NAME = "sessionid"
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_NAME = "csrftoken"
CSRF_COOKIE_SECURE = False
KNOWN_DEVICE_COOKIE = "device"
SECURE_PROXY_SSL_HEADER = None
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
PAGE_CACHE_SECONDS = 0  # a changed template changes no table
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

(BASE_DIR / "var").mkdir(exist_ok=True)
