from learning.library.models.addresses import FormerLibraryAddress, FormerResourceAddress
from learning.library.models.base import MembersOnlyRecord, MembersOnlyTranslation
from learning.library.models.files import Download, ResourceFile
from learning.library.models.library import Library, LibraryTranslation, Section, SectionTranslation
from learning.library.models.reading import DigestChoice, Feedback, SavedResource
from learning.library.models.related import RelatedEntry
from learning.library.models.resource import Resource, ResourceTranslation

__all__ = [
    "MembersOnlyRecord",
    "DigestChoice",
    "Download",
    "Feedback",
    "FormerLibraryAddress",
    "FormerResourceAddress",
    "Library",
    "LibraryTranslation",
    "RelatedEntry",
    "Resource",
    "ResourceFile",
    "ResourceTranslation",
    "SavedResource",
    "Section",
    "SectionTranslation",
    "MembersOnlyTranslation",
]
