"""Which files a library allows."""

from __future__ import annotations

from typing import IO

from django.utils.translation import gettext as _

from files import file_types
from learning.library.enums import FileKind

MAX_BYTES = 50 * 1024 * 1024


def allowed_sentence() -> str:
    """The error for a file of another kind or size."""
    return _("A file may be a PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument (.odt), sound (.mp3) or video (.mp4) file of up to 50 MB.")  # fmt: skip


def sniff(content: IO[bytes]) -> FileKind | None:
    """The kind of an open file, or None when it is not allowed. Leaves the file at its start."""
    kind = file_types.sniff(content)
    return FileKind(kind) if kind in FileKind.values else None
