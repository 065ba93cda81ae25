"""Collects the static files when one of them has changed: doing it each time would cost seconds."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_if_changed() -> bool:
    """Whether anything had to be collected."""
    stamp = Path(settings.STATIC_ROOT).with_suffix(".stamp")
    now = _fingerprint()
    if stamp.is_file() and stamp.read_text() == now and Path(settings.STATIC_ROOT).is_dir():
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(now)
    return True


def _fingerprint() -> str:
    """Changes when a static file is added, removed, or written."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            digest.update(f"{storage.location}/{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
