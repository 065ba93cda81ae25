from learning.library.models.base import MembersOnlyRecord, MembersOnlyTranslation
from learning.library.models.files import Download, DownloadCount, ResourceFile
from learning.library.models.library import Library, LibraryTranslation, Section, SectionTranslation
from learning.library.models.resource import Resource, ResourceTranslation

__all__ = [
    "MembersOnlyRecord",
    "Download",
    "DownloadCount",
    "Library",
    "LibraryTranslation",
    "Resource",
    "ResourceFile",
    "ResourceTranslation",
    "Section",
    "SectionTranslation",
    "MembersOnlyTranslation",
]
