"""MP4: a film from its first byte to its last, which may not pass for a page, an archive or a program."""

from __future__ import annotations

from files.file_types import ends_as_archive, looks_like_a_page
from files.mp4 import Film, has_only_boxes_of_a_film
from files.refusals import has_something_else, not_what_its_name_says


def inspect_mp4(film: Film) -> None:
    """Raises ValidationError for a file without a film, and for one with something else in it."""
    if looks_like_a_page(film.content) or ends_as_archive(film.content):
        raise has_something_else("mp4")
    if not film.streams:
        raise not_what_its_name_says("mp4")
    if not has_only_boxes_of_a_film(film):
        raise has_something_else("mp4")
