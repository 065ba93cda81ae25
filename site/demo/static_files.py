"""Runs `collectstatic` only when a static file has changed, since it takes seconds."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders


@contextmanager
def collecting_static_files() -> Iterator[None]:
    """Runs `collectstatic` beside the code in the `with` block, if a file has changed, and waits for it at the end."""
    stamp = Path(settings.STATIC_ROOT).with_suffix(".stamp")
    now = _fingerprint()
    if stamp.is_file() and stamp.read_text() == now and Path(settings.STATIC_ROOT).is_dir():
        yield
        return
    collecting = subprocess.Popen(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "--clear", "--verbosity", "0"],
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the caller, who ends this one
    )
    try:
        yield
    except BaseException:
        collecting.terminate()
        raise
    finally:
        code = collecting.wait()
    if code:
        raise subprocess.CalledProcessError(code, collecting.args)
    stamp.write_text(now)


def _fingerprint() -> str:
    """A checksum that changes when a static file is added, removed or written."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            digest.update(f"{storage.location}/{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
