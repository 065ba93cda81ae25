"""MP3 files: no tags, and with them no artist, program, picture or comment; the sound stays as it is."""

from __future__ import annotations

from io import BytesIO

import mutagen
from django.utils.translation import gettext as _
from mutagen.apev2 import delete as delete_apev2
from mutagen.id3 import delete as delete_id3
from mutagen.mp3 import MP3

from files.cleaning.base import CannotClean
from files.cleaning.embedded import has_traces


def clean_mp3(content: bytes) -> bytes:
    out = BytesIO(content)
    try:
        for delete in (delete_apev2, delete_id3, delete_apev2):  # either may stand behind the other
            out.seek(0)
            delete(out)
        out.seek(0)
        MP3(out)
    except mutagen.MutagenError as error:
        raise CannotClean(
            _(
                "This sound file cannot be read: it is damaged, or not an MP3. Save or export it again, and choose the new file."
            )
        ) from error
    if has_traces(out.getvalue()) or out.getvalue().startswith(b"ID3"):
        raise CannotClean(
            _("This sound file holds something beside its sound. Export it again, and choose the new file.")
        )
    return out.getvalue()
