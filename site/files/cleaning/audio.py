"""MP3 files: the frames of their sound and nothing else: no artist, lyrics, picture, comment or program."""

from __future__ import annotations

from django.utils.translation import gettext as _

from files.cleaning.base import CannotClean
from files.cleaning.embedded import has_traces
from files.mp3 import Sound


def clean_mp3(sound: Sound) -> bytes:
    clean = b"".join(sound.frames)
    if has_traces(clean):
        raise CannotClean(
            _("This sound file holds something beside its sound. Export it again, and choose the new file.")
        )
    return clean
