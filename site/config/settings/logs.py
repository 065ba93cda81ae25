"""Logging to the standard output, one line for each event."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Their own handlers would write to nowhere when DEBUG is off.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # Operators need not know of each 404 or refused form.
        "django.request": {"level": "ERROR"},
        **{
            name: {"level": "INFO"} for name in ("core", "languages", "scheduling", "learning", "blueprint", "accounts")
        },
    },
}
