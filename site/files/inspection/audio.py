"""MP3: a file that begins with sound, and may not pass for a page or an archive."""

from __future__ import annotations

from files.file_types import ends_as_archive, looks_like_a_page
from files.mp3 import Sound, frame_length
from files.refusals import has_something_else, not_what_its_name_says

#: Some encoders leave this much padding between a tag and the sound.
_PADDING = 64 * 1024
#: How the tags begin that players know: ID3, APE, Lyrics3.
_TAGS = (b"ID3", b"TAG", b"APETAGEX", b"LYRICSBEGIN")


def inspect_mp3(sound: Sound) -> None:
    """Raises ValidationError for a file without sound, or with a page or an archive around it."""
    if looks_like_a_page(sound.content) or ends_as_archive(sound.content):
        raise has_something_else("mp3")
    if not sound.frames:
        raise not_what_its_name_says("mp3")
    before = sound.content.index(sound.frames[0])
    padding = before - sum(len(tag) for tag in sound.beside[:1] if tag.startswith(b"ID3"))
    if padding > _PADDING or sound.content[before - padding : before].strip(b"\0"):
        raise not_what_its_name_says("mp3")


def refuse_what_is_no_sound(sound: Sound) -> None:
    """For a file that is stored as it is: the cleaner would keep its sound alone."""
    for beside in sound.beside:
        rest = beside.strip(b"\0")
        is_cut_off = frame_length(rest, 0) > len(rest) and sound.content.endswith(beside)
        if rest and not rest.startswith(_TAGS) and not is_cut_off:
            raise has_something_else("mp3")
