"""Asks a virus scanner (clamd) about the bytes of a file, where `CLAMD_URL` names one."""

from __future__ import annotations

import hashlib
import logging
from typing import IO, BinaryIO, cast
from urllib.parse import urlsplit

from clamav_client.clamd import BufferTooLongError, ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

logger = logging.getLogger("files.scanning")
#: Seconds that clamd may keep silent. It reads 50 MB in a few.
TIMEOUT = 60
#: What clamd reports where it could not look: too large, too deep, or encrypted.
_NOT_CHECKED = ("Heuristics.Limits.", "Heuristics.Encrypted.")


class ScannerUnavailable(ValidationError):
    """The scanner gave no clear answer, which does not mean that a file is clean."""


def scan(file: IO[bytes]) -> str:
    """The SHA-256 of the bytes that the scanner called clean, or "" where none is configured.

    Raises ValidationError, with one sentence, unless its answer is a clear "clean". The file is left at its start.
    """
    if not settings.CLAMD_URL:
        return ""
    file.seek(0)
    sent = _Hashed(file)
    try:
        state, found = _client(settings.CLAMD_URL).instream(cast("BinaryIO", sent)).get("stream", ("ERROR", None))
    except BufferTooLongError:  # longer than StreamMaxLength of clamd
        state, found = "FOUND", _NOT_CHECKED[0]
    except (ClamdError, OSError, UnicodeDecodeError) as error:
        logger.error("The virus scanner at %s gave no answer (%s): see that clamd runs.", settings.CLAMD_URL, error)
        state, found = "ERROR", None
    finally:
        file.seek(0)
    if state == "OK":
        return sent.digest.hexdigest()
    if state != "FOUND":
        raise ScannerUnavailable(
            _("The virus scanner does not answer, so no file can be uploaded now: try again in a few minutes, and tell whoever looks after the site if it lasts.")
        )  # fmt: skip
    if str(found).startswith(_NOT_CHECKED):
        raise ValidationError(
            _("The virus scanner cannot look into this file, since it is too large inside or needs a password: save it without one, and upload that.")
        )  # fmt: skip
    logger.warning("The virus scanner found %s in an upload, which was refused.", found)
    raise ValidationError(
        _("The virus scanner found “%(virus)s” in this file, which was not kept: do not open it, and tell whoever gave it to you.")
        % {"virus": found}
    )  # fmt: skip


class _Hashed:
    """Reads a file, and knows the checksum of what was read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.digest = hashlib.sha256()

    def read(self, size: int) -> bytes:
        chunk = self.file.read(size)
        self.digest.update(chunk)
        return chunk


def _client(url: str) -> ClamdNetworkSocket:
    address = urlsplit(url)
    if address.scheme == "unix":
        return ClamdUnixSocket(address.path, timeout=TIMEOUT)
    return ClamdNetworkSocket(address.hostname or "", address.port or 3310, timeout=TIMEOUT)
