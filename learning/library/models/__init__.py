from learning.library.models.addresses import FormerLibraryAddress, FormerResourceAddress
from learning.library.models.base import MembersOnlyRecord, MembersOnlyTranslation
from learning.library.models.files import Download, DownloadCount, ResourceFile
from learning.library.models.library import Library, LibraryTranslation, Section, SectionTranslation
from learning.library.models.pack import Pack
from learning.library.models.reading import DigestChoice, Feedback, SavedResource
from learning.library.models.related import RelatedEntry
from learning.library.models.removal import KeyToRemove
from learning.library.models.resource import CannotPublish, Resource, ResourceTranslation

__all__ = [
    "CannotPublish",
    "MembersOnlyRecord",
    "DigestChoice",
    "Download",
    "DownloadCount",
    "Feedback",
    "FormerLibraryAddress",
    "FormerResourceAddress",
    "KeyToRemove",
    "Library",
    "LibraryTranslation",
    "Pack",
    "RelatedEntry",
    "Resource",
    "ResourceFile",
    "ResourceTranslation",
    "SavedResource",
    "Section",
    "SectionTranslation",
    "MembersOnlyTranslation",
]
