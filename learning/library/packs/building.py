"""Builds packs: member by member, in pieces, so that no file is in memory as a whole.

Opened from a memory stick, a pack needs nothing but itself: `index.html` and `contents.pdf` say what is in it, the files
lie in one folder, `SHA256SUMS.txt` tells whether they arrived whole.
"""

from __future__ import annotations

import errno
import hashlib
import logging
import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

from django.core.files.base import File
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format

from core.addresses import absolute
from core.pdf.faults import Faulty, LibraryMissing
from core.pdf.writing import pdf_of
from languages.locales import language_tag
from learning.library.enums import PackState
from learning.library.files.storages import private_storage
from learning.library.models import Pack, Section
from learning.library.models.files import random_key
from learning.library.packs.contents import PackContents, PackedFile

logger = logging.getLogger("learning.library")

#: More than a memory stick of a prison's office takes at once, and than anybody waits for.
LARGEST = 2 * 1000**3
CHUNK = 1024 * 1024
#: An archive and, where the private storage is on the same disk, its copy there. Nothing is begun that would fill it.
ROOM_NEEDED = 2
STYLES = Path(__file__).with_name("pack.css")
#: The only fonts of the PDF; the page from a memory stick takes what the desk has.
FONTS = "".join(
    f'@font-face {{ font-family: "{name}"; src: url("core/fonts/{file}.woff2"); }}\n'
    for name, file in (("Reading", "atkinson-next-latin"), ("Reading Ext", "atkinson-next-ext"))
)


class CannotPack(Exception):
    """Why there is no pack, and for which file."""

    def __init__(self, state: PackState, file_id: int | None = None) -> None:
        super().__init__(state)
        self.state, self.file_id = state, file_id


class Built(NamedTuple):
    archive: IO[bytes]
    size: int
    sha256: str

    def close(self) -> None:
        """The temporary file is gone with it."""
        self.archive.close()


def build(contents: PackContents, section: Section) -> Built:
    """A temporary file with the archive, for the caller to close. Raises CannotPack, or OSError of a storage or disk, before anything is kept."""
    _check(contents)
    archive = tempfile.TemporaryFile()  # noqa: SIM115
    try:
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as written:  # its files are compressed already
            sums = [_add_file(written, file) for file in contents.files]
            sums += [_add_bytes(written, name, content) for name, content in _contents_pages(contents, section)]
            lines = "".join(f"{digest}  {name}\n" for digest, name in sums)
            _add_bytes(written, "SHA256SUMS.txt", lines.encode())
        size, digest = archive.tell(), hashlib.sha256()
        archive.seek(0)
        while chunk := archive.read(CHUNK):
            digest.update(chunk)
        archive.seek(0)
    except BaseException:
        archive.close()
        raise
    return Built(archive, size, digest.hexdigest())


def _check(contents: PackContents) -> None:
    """Before the first byte is written. What `contents_of` names is published, scanned and not withdrawn."""
    if not contents.files:
        raise CannotPack(PackState.EMPTY)
    if contents.size > LARGEST:
        raise CannotPack(PackState.TOO_LARGE)
    free = shutil.disk_usage(tempfile.gettempdir()).free
    if free < ROOM_NEEDED * contents.size:
        raise OSError(errno.ENOSPC, f"free some room in {tempfile.gettempdir()}: {free} bytes are too few for the pack")
    storage = private_storage()
    for file in contents.files:
        if not storage.exists(file.key):
            raise CannotPack(PackState.MISSING, file.pk)


def _add_file(written: zipfile.ZipFile, file: PackedFile) -> tuple[str, str]:
    digest = hashlib.sha256()
    try:
        with private_storage().open(file.key) as stored, written.open(_entry(file.path), "w") as member:
            while chunk := stored.read(CHUNK):
                digest.update(chunk)
                member.write(chunk)
    except FileNotFoundError as error:
        raise CannotPack(PackState.MISSING, file.pk) from error
    if digest.hexdigest() != file.sha256:
        logger.error("Key %s holds other bytes than were uploaded as file %s: no pack has it.", file.key, file.pk)
        raise CannotPack(PackState.MISSING, file.pk)
    return file.sha256, file.path


def _add_bytes(written: zipfile.ZipFile, name: str, content: bytes) -> tuple[str, str]:
    written.writestr(_entry(name), content, zipfile.ZIP_DEFLATED)
    return hashlib.sha256(content).hexdigest(), name


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, time.localtime()[:6])
    entry.external_attr = 0o644 << 16
    return entry


def _contents_pages(contents: PackContents, section: Section) -> list[tuple[str, bytes]]:
    """As HTML, and as PDF where WeasyPrint can make it: a pack without it is better than none."""
    with translation.override(contents.language):
        context = {
            "contents": contents,
            "language_tag": language_tag(contents.language),
            "day": date_format(timezone.localdate(), "j F Y"),
            "address": absolute(section.library.get_absolute_url()),
        }
        page: Callable[[bool], str] = lambda printed: render_to_string(  # noqa: E731
            "pages/library/pack/contents.html", context | {"printed": printed}
        )
        styles = STYLES.read_text()
        html = page(False).replace("</head>", f"<style>\n{styles}</style>\n</head>", 1)  # nothing beside it is fetched
        pages = [("index.html", html.encode())]
        try:
            pages.append(("contents.pdf", pdf_of(page(True), FONTS + styles)))
        except LibraryMissing as error:
            logger.error("A pack has no contents.pdf: install what `.ci/debian-packages pdf` names: %s", error)
        except Faulty as error:
            logger.error("A pack has no contents.pdf: mend what is wrong in its template: %s", error)
        return pages


def store(built: Built) -> str:
    """The key under which the archive lies in the private storage from now on."""
    key = random_key(Pack(), "pack.zip")
    return private_storage().save(key, File(built.archive))
