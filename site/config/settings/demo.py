"""The demonstration on one machine: what production runs, over http, with invented accounts."""

from .base import *

SECRET_KEY = SECRET_KEY or "demonstration-only-not-a-secret-demonstration-only"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
BASE_URL = BASE_URL or f"http://127.0.0.1:{env.port('PORT', default=8000)}"
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

MAILERS["server"] = {
    "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    "OPTIONS": {"file_path": str(STATIC_ROOT.parent / "mail")},
}
