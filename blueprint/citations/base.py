"""What all citation formats have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class CitationFormat:
    """A file format in which a version's citation can be downloaded."""

    #: The name that readers see.
    name: str | StrPromise
    content_type: str
    #: Returns the content of the file for a list of CSL items.
    write: Callable[[Sequence[dict]], str]
    #: Whether the browser shows it; any other format is saved as a file.
    opens_in_browser: bool = False
