"""Removes from a file where, with what and by whom it was made.

What is not understood to the end is refused, never handed back as it came.
"""

from files.cleaning.base import CannotClean, CleanFile, content_of
from files.cleaning.pictures import clean_picture

__all__ = ["CannotClean", "CleanFile", "clean_picture", "content_of"]
