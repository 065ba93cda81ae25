"""Settings shared by every environment, safe for production as they stand.

The small files beside this one only loosen them. Environment variables are read in these files
or by `config.server`, with `config.environment`, and explained in `.env.example`.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from config.environment import Env

from .auth import *
from .caches import *
from .cms import *
from .logs import LOGGING, SENTRY_DSN  # noqa: F401
from .mail import *

BASE_DIR = Path(__file__).resolve().parents[3]
env = Env()

SECRET_KEY = env.str("SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
BASE_URL = WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="").rstrip("/")
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=-1)
EXIT_URL = env.url("EXIT_URL", "https", "http", default="https://www.bbc.co.uk/weather")
STAFF_SECOND_FACTOR_REQUIRED = True

INSTALLED_APPS = [
    # ours; first, so that our templates win over Wagtail's
    "core",
    "languages",
    "scheduling",
    "emails",
    "recycle_bin",
    "redirects",
    "accounts",
    "files",
    "pages",
    "navigation",
    "campaigns",
    "events",
    "forms",
    "influence",
    "organisation",
    "search",
    "subscriptions",
    "learning",
    "learning.networks",
    "learning.library",
    "learning.meetings",
    "learning.coordinators",
    "learning.training",
    "learning.imports",
    "learning.quality_mark",
    "blueprint",
    # wagtail
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    # sign-in
    "allauth",
    "allauth.account",
    "allauth.mfa",
    # work outside the request
    "django_tasks_db",
    # django
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
]

if WAGTAILFRONTENDCACHE:
    INSTALLED_APPS += ["wagtail.contrib.frontend_cache"]

MIDDLEWARE = [
    "core.logs.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "core.page_cache.PageCache",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "core.middleware.SecurityHeaders",
    "core.middleware.KnownHost",
    "core.methods.KnownMethods",
    "config.refused.RefusedRequests",
    "core.ranges.RangeRequests",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.CompressPages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "core.middleware.CacheRules",
    "languages.middleware.LanguageFromPath",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.BodyLimit",
    "django.middleware.common.CommonMiddleware",
    "languages.middleware.MarkEnglishTexts",
    "core.middleware.CrossOriginProtection",
    "core.middleware.AdminCsrfProtection",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.SharedDeviceTimeout",
    "accounts.middleware.KnownDevices",
    "accounts.middleware.StaffOnlyAdmin",
    "accounts.middleware.RequireSecondFactor",
    "redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.site_wide",
            ],
        },
    }
]

# --- data -------------------------------------------------------------------------------

DATABASE_URL = env.str("DATABASE_URL", default="")  # production asks whether it is set
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR}/var/db.sqlite3")}
# A connection serves many requests: opening one costs more than reading from the page cache.
DATABASES["default"]["CONN_MAX_AGE"] = 60
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers and the one writer work side by side; IMMEDIATE takes the write lock at
    # the start of a transaction, where waiting is possible.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 3)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- files ------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "var" / "static")))
JOINED_STATIC_ROOT = BASE_DIR / "var" / "joined"  # where core.finders joins the style sheet before it is collected
STATICFILES_FINDERS = [
    "core.finders.StyleSheetFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / "var" / "media")))
PRIVATE_MEDIA_ROOT = Path(env.str("PRIVATE_MEDIA_ROOT", default=str(BASE_DIR / "var" / "private")))
SIGNED_ADDRESS_SECONDS = 60
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "core.upload_handlers.TemporaryFileHandler",
]
REQUEST_BODY_MAX_BYTES = 60 * 1024 * 1024  # the largest file that may be uploaded, and its form
FILES_SENT_BY_PROXY = env.bool("FILES_SENT_BY_PROXY", default=False)
FILE_STORAGE = env.str("FILE_STORAGE", default="disk")
S3_ENDPOINT_URL = env.url("S3_ENDPOINT_URL", "https", "http")
S3_SIGNED_HOST = env.str("S3_SIGNED_HOST", default="")
S3_REGION = env.str("S3_REGION", default="eu-west-2")
S3_PUBLIC_BUCKET = env.str("S3_PUBLIC_BUCKET", default="")
S3_PRIVATE_BUCKET = env.str("S3_PRIVATE_BUCKET", default="")
S3_PUBLIC_URL = env.url("S3_PUBLIC_URL", "https", "http")
CLAMD_URL = env.str("CLAMD_URL", default="")

_S3_OPTIONS = {
    "access_key": env.str("S3_ACCESS_KEY_ID", default="") or None,
    "secret_key": env.str("S3_SECRET_ACCESS_KEY", default="") or None,
    "endpoint_url": S3_ENDPOINT_URL or None,
    "region_name": S3_REGION,
    # An explicit endpoint is a compatible server with its buckets in the path.
    "addressing_style": "path" if S3_ENDPOINT_URL else "virtual",
    "signature_version": "s3v4",
    "file_overwrite": False,
    "default_acl": None,
}
STORAGES: dict[str, dict[str, Any]] = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "default": {"BACKEND": "core.storages.WholeFileStorage"},
    "private": {"BACKEND": "learning.library.files.storages.PrivateDiskStorage"},
}
if FILE_STORAGE == "s3":
    STORAGES["default"] = {
        "BACKEND": "files.storages.PublicS3Storage",
        "OPTIONS": _S3_OPTIONS
        | {
            "bucket_name": S3_PUBLIC_BUCKET,
            "querystring_auth": False,
            "custom_domain": S3_PUBLIC_URL.split("://", 1)[-1] or None,
            "url_protocol": "http:" if S3_PUBLIC_URL.startswith("http://") else "https:",
        },
    }
    STORAGES["private"] = {
        "BACKEND": "learning.library.files.storages.PrivateS3Storage",
        "OPTIONS": _S3_OPTIONS | {"bucket_name": S3_PRIVATE_BUCKET},
    }

# --- languages and dates ----------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English")), ("cy", _("Welsh"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES  # "en" would write days in American order
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "site" / "core" / "plain_english"]
TIME_ZONE = "Europe/London"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # one, so that nobody is asked for hers
USE_TZ = True

# --- headers ----------------------------------------------------------------------------

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # asked by the machine itself, over plain http
SECURE_SSL_HOST = urlsplit(BASE_URL).netloc
# Without a proxy of ours anyone could send the header.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY_COUNT > 0 else None
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
# With the slash at the end the policy allows everything below; without it, that one address only.
_MEDIA_SOURCES = [f"{S3_PUBLIC_URL.rstrip('/')}/"] if FILE_STORAGE == "s3" and S3_PUBLIC_URL else []
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "img-src": [CSP.SELF, *_MEDIA_SOURCES],
    "media-src": [CSP.SELF, *_MEDIA_SOURCES],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],  # the admin's preview frames the public page
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}
# Wagtail's admin needs inline styles and scripts; a nonce would switch 'unsafe-inline' off.
ADMIN_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:", *_MEDIA_SOURCES],
    "font-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],
    "worker-src": [CSP.SELF, "blob:"],
    "frame-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
    "base-uri": [CSP.SELF],
    "object-src": [CSP.NONE],
}
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
