"""File names for downloads, and the header that carries them."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

from django.utils.http import content_disposition_header

from core.names import clean_name

#: Most file systems take 255 bytes; some room is left for "(2)".
MAX_BYTES = 200


def download_name(name: str, extension: str) -> str:
    """One line, no folder, no control character, at most 200 bytes, and the right extension."""
    clean = clean_name(name).replace("/", "-").replace("\\", "-").strip(". ")
    room = MAX_BYTES - len(extension) - 1
    clean = clean.encode()[:room].decode(errors="ignore").rstrip(". ")
    return f"{clean or 'file'}.{extension}"


def attachment(filename: str) -> str:
    """A Content-Disposition header with an ASCII name for old software and the real one in UTF-8.

    A name outside Latin-1 in the plain parameter makes S3 answer 400.
    """
    plain = unicodedata.normalize("NFKD", filename.replace("–", "-").replace("’", "'"))
    plain = plain.encode("ascii", errors="ignore").decode().strip()
    if plain.startswith("."):
        plain = f"file{plain}"
    header = content_disposition_header(True, plain)
    return header if plain == filename else f"{header}; filename*=UTF-8''{quote(filename, safe='')}"
