"""Starts the web server: `python -m config.server`, the same in production, demonstration and CI.

One process answers on one address; a proxy in front of it brings https. PYTHONPATH names the
repository and its `site/` folder.
"""

from __future__ import annotations

import os

import django
import environ
from granian import Granian
from granian.constants import Interfaces

from config.private_bucket import check_private_bucket


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
    # Checked here, in the main process, whose messages and exit code are seen.
    django.setup()
    check_private_bucket()
    env = environ.Env()
    Granian(
        "config.wsgi:application",
        address=env.str("LISTEN_ADDRESS", default="127.0.0.1"),
        port=env.int("PORT", default=8000),
        interface=Interfaces.WSGI,
        workers=env.int("WEB_WORKERS", default=1),
        blocking_threads=env.int("WEB_THREADS", default=8),
        websockets=False,
        respawn_failed_workers=True,
    ).serve()


if __name__ == "__main__":
    main()
