"""Logging to the standard output, one line for each event, and where errors are reported."""

from config.environment import Env

env = Env()

#: A Sentry-compatible server, by its address with the key in it; empty, errors are only logged.
SENTRY_DSN = env.url("SENTRY_DSN", "https", "http", pattern=r"https?://[^@/]+@[^/]+/(.+/)?\d+$")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "core.logs.EventFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s [%(event_id)s] %(message)s",
        }
    },
    "filters": {"intended_threads": {"()": "core.logs.IntendedThreads"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Their own handlers would write to nowhere when DEBUG is off.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # What the web server writes about itself; config.server gives it this configuration.
        "_granian": {"handlers": [], "filters": ["intended_threads"], "level": "INFO", "propagate": True},
        # Operators need not know of each 404 or refused form.
        "django.request": {"level": "ERROR"},
        **{
            name: {"level": "INFO"}
            for name in ("core", "languages", "scheduling", "emails", "learning", "blueprint", "accounts")
        },
    },
}
