"""The one way in for pictures: what is stored was written anew and scanned."""

from __future__ import annotations

from django.core.files import File

from files.cleaning import CleanFile, clean_picture
from files.scanning import scan


def accept_picture(file: File) -> CleanFile:
    """What is stored of a picture. Raises ValidationError, with one sentence, for one that is refused."""
    clean = clean_picture(file)
    scan(clean)
    return clean
