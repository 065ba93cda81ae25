from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class CitationFormat:
    """A form in which a version's citation can be taken away."""

    #: As readers see it.
    name: str | StrPromise
    content_type: str
    #: CSL items → the whole file.
    write: Callable[[Sequence[dict]], str]
    #: Shown by the browser; any other form is saved as a file.
    opens_in_browser: bool = False
