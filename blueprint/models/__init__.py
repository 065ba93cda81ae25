from blueprint.models.audience import Audience, AudienceTranslation
from blueprint.models.document_file import DocumentFile
from blueprint.models.entry import EntryPage
from blueprint.models.followers import ChapterChange, EndedChapter
from blueprint.models.glossary import GlossaryTerm, GlossaryTermTranslation
from blueprint.models.landing import BlueprintPage, ChapterPage
from blueprint.models.path import PathPage
from blueprint.models.permanent import NumberSeries, PermanentNumber, Version
from blueprint.models.recommendation import RecommendationPage
from blueprint.models.rests_on import RestsOn
from blueprint.models.source import Source

__all__ = [
    "Audience",
    "AudienceTranslation",
    "BlueprintPage",
    "ChapterChange",
    "ChapterPage",
    "DocumentFile",
    "EndedChapter",
    "EntryPage",
    "GlossaryTerm",
    "GlossaryTermTranslation",
    "NumberSeries",
    "PathPage",
    "PermanentNumber",
    "RecommendationPage",
    "RestsOn",
    "Source",
    "Version",
]
