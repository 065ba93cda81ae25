"""`manage.py run_demo`: prepares the demonstration, then keeps web, worker and clock running together."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.migrations.executor import MigrationExecutor

from config.environment import Env
from core.database_setup import create_cache_table, update_site_from_base_url
from demo.content.people import ACCOUNTS, DOMAIN, PASSWORD
from demo.static_files import collecting_static_files

SECONDS_TO_START = 60
SECONDS_TO_END = 20  # more than `config.server` takes


class Command(BaseCommand):
    help = "Prepares the demonstration and runs web, worker and clock until Ctrl-C."
    requires_system_checks: list[str] = []

    def handle(self, **options: object) -> None:
        self.port = Env().int("PORT", default=8000)
        self.state = Path(settings.STATIC_ROOT).parent  # database, files, mails and logs of one demonstration
        self.logs = self.state / "log"
        self.logs.mkdir(parents=True, exist_ok=True)
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.refuse_taken_port()
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # SIGINT too: a shell may have had it ignored
            signal.signal(name, _interrupt)
        try:
            self.prepare()
            self.start("web", "-m", "config.server")
            self.start("worker", "manage.py", "db_worker")
            self.start("clock", "manage.py", "clock")
            self.wait_until_ready()
            self.welcome()
            self.watch()
        except KeyboardInterrupt:
            self.stdout.write("\nThe demonstration ends.")
        finally:
            self.end_all()

    def refuse_taken_port(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", self.port))
            except OSError as error:
                raise CommandError(
                    f"Port {self.port} cannot be used ({error.strerror}): try PORT={self.port + 1} make demo."
                ) from None

    def prepare(self) -> None:
        """Migrates the database, adds missing content and collects static files, each only if needed."""
        with collecting_static_files():
            executor = MigrationExecutor(connection)
            if executor.migration_plan(executor.loader.graph.leaf_nodes()):
                self.stdout.write("Making the database …")
                gc.set_threshold(100_000, 50)  # migrations make models by the thousand: a fifth of the time
                call_command("migrate", verbosity=0, interactive=False)
                self.stdout.write("Filling it with example content …")
            # It may have been migrated with other settings, or run on another port.
            create_cache_table(DEFAULT_DB_ALIAS)
            update_site_from_base_url()
            call_command("seed_demo", verbosity=0)
        connections.close_all()

    def start(self, name: str, *arguments: str) -> None:
        """Starts a process in a process group of its own, so that its child processes can be ended with it."""
        root = Path(settings.BASE_DIR)
        with (self.logs / f"{name}.log").open("wb") as log:
            self.children[name] = subprocess.Popen(  # noqa: S603 (our own commands)
                [sys.executable, *arguments],
                cwd=root,
                env=os.environ
                | {
                    "DJANGO_SETTINGS_MODULE": "config.settings.demo",
                    "PYTHONPATH": f"{root}{os.pathsep}{root / 'site'}",
                    "PYTHONUNBUFFERED": "1",
                    "LISTEN_ADDRESS": "127.0.0.1",
                    "WEB_WORKERS": "1",
                },
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            self.raise_if_one_ended()
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=5):
                    return
            except OSError:
                time.sleep(0.1)
        raise CommandError(f"The site was not ready within {SECONDS_TO_START} seconds: see {self.logs}/web.log.")

    def welcome(self) -> None:
        address = f"http://127.0.0.1:{self.port}"
        shown = os.path.relpath(self.state)
        lines = [
            "",
            f"  The site            {address}/",
            f"  In Welsh            {address}/cy/",
            f"  For editors         {address}/admin/",
            f"  For members         {address}/learning/",
            f"  The style guide     {address}/styleguide/",
            "",
            f"  Accounts, all with the password {PASSWORD} (a second factor is off in the demonstration):",
            *(f"    {local}@{DOMAIN}" for local, *_others in ACCOUNTS),
            f"    person.1@{DOMAIN}, person.2@{DOMAIN} and so on: members in every state",
            "",
            f"  Mails that it would send lie in {shown}/mail, logs in {shown}/log. Ctrl-C ends it.",
            "",
        ]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()

    def watch(self) -> None:
        while True:
            time.sleep(0.5)
            self.raise_if_one_ended()

    def raise_if_one_ended(self) -> None:
        for name, child in self.children.items():
            if child.poll() is not None:
                words = (self.logs / f"{name}.log").read_text(errors="replace").splitlines()[-15:]
                raise CommandError(f"The {name} process ended with code {child.returncode}:\n" + "\n".join(words))

    def end_all(self) -> None:
        """Terminates each process group, and kills what is left after `SECONDS_TO_END`."""
        for child in self.children.values():
            _signal_group(child, signal.SIGTERM)
        deadline = time.monotonic() + SECONDS_TO_END
        for child in self.children.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(timeout=max(0.1, deadline - time.monotonic()))
            _signal_group(child, signal.SIGKILL)
            child.wait()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _signal_group(child: subprocess.Popen[bytes], number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, number)
