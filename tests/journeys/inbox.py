"""What the demonstration mails, and its next morning without waiting for it."""

from __future__ import annotations

import datetime
import email
import email.policy
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Clock and worker, as they are at eight tomorrow: the demonstration's own wait for that hour.
MORNING = """
import sys
import django, time_machine
django.setup()
from blueprint.jobs import tell_followers
from subscriptions.outbox import send_slice
with time_machine.travel(sys.argv[1]):
    tell_followers()
    send_slice()
"""


class Inbox:
    def __init__(self, environment: dict[str, str]) -> None:
        self._folder = Path(environment["STATIC_ROOT"]).parent / "mail"
        self._environment = environment

    def number_of(self, address: str) -> int:
        return len(self._of(address))

    def newest(self, address: str, subject: str = "", known: int = 0) -> str:
        """The newest email to somebody, with that subject: its headers and its text. The worker takes seconds.

        `known`: how many she had before, where one of them could have that subject too.
        """
        for _attempt in range(240):
            if found := [text for text in self._of(address)[known:] if f"Subject: {subject}" in text]:
                return found[-1]
            time.sleep(0.5)
        raise AssertionError(f"Nothing was mailed to {address}: {subject}")

    def _of(self, address: str) -> list[str]:
        files = sorted(self._folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns)
        texts = [part for file in files for part in file.read_text().split("-" * 79 + "\n")]
        return [_readable(text) for text in texts if f"To: {address}" in text]

    def wait_for_the_morning(self) -> None:
        tomorrow = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)
        environment = self._environment | {
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        }
        command = [sys.executable, "-c", MORNING, tomorrow.replace(hour=8).isoformat()]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=120)


def _readable(text: str) -> str:
    message = email.message_from_string(text, policy=email.policy.default)
    headers = "\n".join(f"{name}: {value}" for name, value in message.items())
    body = message.get_body(("plain",))
    return f"{headers}\n\n{body.get_content() if body else ''}"
