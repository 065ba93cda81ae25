"""File names for downloads, and the header that carries them."""

from __future__ import annotations

import itertools
import re
import unicodedata
from urllib.parse import quote

from django.utils.http import content_disposition_header

from core.names import clean_name

#: Most file systems take 255 bytes; some room is left for "(2)".
MAX_BYTES = 200
#: Of a name in a pack, which lies in a folder with a long name itself: Windows takes 260 for all of them.
MAX_CHARACTERS = 120
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
#: Names that Windows keeps for devices, whatever their extension.
_DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{d}{n}" for d in ("COM", "LPT") for n in "0123456789¹²³"
}


def download_name(name: str, extension: str) -> str:
    """One line, no folder, no control character, at most 200 bytes, and the right extension."""
    clean = clean_name(name).replace("/", "-").replace("\\", "-").strip(". ")
    room = MAX_BYTES - len(extension) - 1
    clean = clean.encode()[:room].decode(errors="ignore").rstrip(". ")
    return f"{clean or 'file'}.{extension}"


def name_in_pack(name: str, extension: str, taken: set[str]) -> str:
    """A file name that Windows, macOS and Linux read alike, at most 120 characters, and that no other file has.

    `taken` holds the names so far, without regard to case, and gets this one.
    """
    clean = unicodedata.normalize("NFC", download_name(_FORBIDDEN.sub("-", clean_name(name)), extension))
    stem = clean.removesuffix(f".{extension}")
    if stem.split(".")[0].strip().upper() in _DEVICES:
        stem = f"_{stem}"
    for number in itertools.count(1):
        end = f"{f' ({number})' if number > 1 else ''}.{extension}"
        found = f"{stem[: MAX_CHARACTERS - len(end)].rstrip('. ')}{end}"
        if found.casefold() not in taken:
            break
    taken.add(found.casefold())
    return found


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
