"""MP4 files: their picture, sound and subtitles and nothing else: no title, place, date, device or telemetry."""

from __future__ import annotations

from django.utils.translation import gettext as _

from files.cleaning.base import CannotClean
from files.cleaning.embedded import has_traces
from files.mp4 import Film


def clean_mp4(film: Film) -> bytes:
    if has_traces(film.streams):
        raise CannotClean(
            _("This video file holds something beside its picture and sound. Export it again, and choose the new file.")
        )
    return film.streams
