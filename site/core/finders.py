"""A static files finder that joins the parts of the style sheet into one file.

`collectstatic` and the development server find `core/css/site.css` here. It is not in the repository.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

CSS = Path(__file__).parent / "static" / "core" / "css"
STYLE_SHEET = "core/css/site.css"


def parts() -> list[Path]:
    """The parts in order: tokens first. Components name their cascade layer, so their order does not matter.

    `plain` stands outside the layers, for browsers that are too old for them.
    """
    return [
        *(CSS / f"{name}.css" for name in ("tokens", "base", "layout")),
        *sorted((CSS / "components").glob("*.css")),
        CSS / "utilities.css",
        CSS / "plain.css",
    ]


def joined() -> str:
    return "".join(part.read_text() for part in parts())


class StyleSheetFinder(BaseFinder):
    """Writes the joined parts to `STYLE_SHEET` below `settings.JOINED_STATIC_ROOT` when a part has changed."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.JOINED_STATIC_ROOT)

    def check(self, **kwargs: Any) -> list:
        return []

    def find(self, path: str, find_all: bool = False) -> Any:
        """The path on disk; with `find_all` a list of it. Empty for any other file."""
        if path != STYLE_SHEET:
            return []
        self._join()
        found = self.storage.path(STYLE_SHEET)
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        self._join()
        yield STYLE_SHEET, self.storage

    def _join(self) -> None:
        target = Path(self.storage.path(STYLE_SHEET))
        text = joined()
        if not target.is_file() or target.read_text() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            unfinished = target.with_suffix(f".{os.getpid()}")  # nobody reads half a sheet
            unfinished.write_text(text)
            unfinished.replace(target)
