"""Starts the web server: `python -m config.server`, the same in production, demonstration and CI.

One process answers on one address; a proxy in front of it brings https. PYTHONPATH names the
repository and its `site/` folder.
"""

from __future__ import annotations

import os
import socket
import sys

import django
from django.conf import settings
from granian import Granian
from granian.constants import Interfaces

from config.environment import Env
from config.private_bucket import check_private_bucket
from config.slow_clients import EXTRA_THREADS

SECONDS_TO_STOP = 15


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
    # Checked here, in the main process, whose messages and exit code are seen.
    django.setup()
    check_private_bucket()
    env = Env()
    address, port = env.str("LISTEN_ADDRESS", default="127.0.0.1"), env.port("PORT", default=8000)
    refuse_taken_port(address, port)
    Granian(
        "config.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=env.int("WEB_WORKERS", default=1, least=1),
        blocking_threads=env.int("WEB_THREADS", default=8, least=1) + EXTRA_THREADS,
        websockets=False,
        log_dictconfig=settings.LOGGING,
        respawn_failed_workers=True,
        # A request that takes longer is cut off, so that a stop ends before a supervisor kills (docs/deployment.md).
        workers_kill_timeout=SECONDS_TO_STOP,
    ).serve()


def refuse_taken_port(address: str, port: int) -> None:
    """Ends the process when another one listens there: Granian would share the port and its traffic with it."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a server that has just ended is no reason
        try:
            probe.bind((address, port))
        except OSError as error:
            sys.exit(f"The site does not start: {address} port {port} cannot be used, {error.strerror} (PORT).")


if __name__ == "__main__":
    main()
