"""Mail: what the site writes waits in the database, and the worker hands it to the mail server."""

from typing import Any

from config.environment import Env

env = Env()

EMAIL_URL = env.str("EMAIL_URL", default="")  # production asks whether it is set
_MAIL = env.email_url("EMAIL_URL", default="consolemail://")
MAILERS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "emails.backends.QueueBackend"},
    "server": {"BACKEND": "emails.backends.SMTPBackend" if _MAIL.get("EMAIL_HOST") else _MAIL["EMAIL_BACKEND"]},
}
if _MAIL.get("EMAIL_HOST"):
    MAILERS["server"]["OPTIONS"] = {
        "host": _MAIL["EMAIL_HOST"],
        "port": _MAIL["EMAIL_PORT"],
        "username": _MAIL["EMAIL_HOST_USER"],
        "password": _MAIL["EMAIL_HOST_PASSWORD"],
        "use_tls": _MAIL.get("EMAIL_USE_TLS", False),
        "use_ssl": _MAIL.get("EMAIL_USE_SSL", False),
        "timeout": 10,
    }
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="")
