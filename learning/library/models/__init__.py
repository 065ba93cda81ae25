from learning.library.models.base import GatedRecord, Words
from learning.library.models.files import Download, ResourceFile
from learning.library.models.library import Library, LibraryWords, Section, SectionWords
from learning.library.models.resource import Resource, ResourceWords

__all__ = [
    "GatedRecord",
    "Download",
    "Library",
    "LibraryWords",
    "Resource",
    "ResourceFile",
    "ResourceWords",
    "Section",
    "SectionWords",
    "Words",
]
