"""Reading a PDF (ISO 32000-2): one document from its header to its end, and every dictionary in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pikepdf

from files.file_types import ends_as_archive, looks_like_a_page
from files.refusals import damaged, has_something_else, needs_a_password

_END = b"%%EOF"


@contextmanager
def faults_in_words() -> Iterator[None]:
    """Turns whatever pikepdf meets in a damaged file into a sentence; a decorator too."""
    try:
        yield
    except pikepdf.PasswordError as error:
        raise needs_a_password() from error
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as error:
        raise damaged() from error


@faults_in_words()
def read_pdf(content: bytes) -> pikepdf.Pdf:
    """Raises ValidationError for one that is broken, needs a password, or is also something else."""
    after = content[content.rfind(_END) + len(_END) :] if _END in content else b""
    if looks_like_a_page(content) or ends_as_archive(content) or after.strip(b"\0 \t\r\n\x1a\f"):
        raise has_something_else("pdf")
    return pikepdf.open(BytesIO(content))


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of the file, those of streams and those that are written inside others too."""
    for indirect in list(pdf.objects):
        waiting: list[Any] = [indirect]
        while waiting:
            item = waiting.pop()
            if isinstance(item, pikepdf.Stream | pikepdf.Dictionary):
                yield item
                children = [child for _key, child in item.items()]
            elif isinstance(item, pikepdf.Array):
                children = list(item)
            else:
                continue
            waiting += [child for child in children if isinstance(child, pikepdf.Object) and not child.is_indirect]
