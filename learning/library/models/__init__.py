from learning.library.models.base import MembersOnlyRecord, MembersOnlyTranslation
from learning.library.models.files import Download, DownloadCount, ResourceFile
from learning.library.models.library import Library, LibraryTranslation, Section, SectionTranslation
from learning.library.models.pack import Pack
from learning.library.models.removal import KeyToRemove
from learning.library.models.resource import CannotPublish, Resource, ResourceTranslation

__all__ = [
    "CannotPublish",
    "MembersOnlyRecord",
    "Download",
    "DownloadCount",
    "KeyToRemove",
    "Library",
    "LibraryTranslation",
    "Pack",
    "Resource",
    "ResourceFile",
    "ResourceTranslation",
    "Section",
    "SectionTranslation",
    "MembersOnlyTranslation",
]
