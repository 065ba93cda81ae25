"""What readers narrow the lists of resources by, in one library and in all that are open to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.translation import gettext as _

from core.faceted_lists import FacetedList, FacetField
from influence.models import TopicTranslation
from languages.locales import current_language
from learning.library.enums import FileKind
from learning.library.managers import ResourceQuerySet
from learning.library.models import Library, Resource, ResourceFile, ResourceTranslation, SectionTranslation
from search.backends import best_keys

if TYPE_CHECKING:
    from accounts.models import User

NEWEST = ("sort", "newest")


@dataclass(frozen=True, kw_only=True)
class FileKindField(FacetField):
    """The kinds of the files that a resource offers now."""

    def condition(self, rows: QuerySet, values: Sequence[str]) -> Q:
        return Q(Exists(ResourceFile.objects.current().filter(resource=OuterRef("pk"), kind__in=values)))

    def counted(self, rows: QuerySet) -> QuerySet:
        files = ResourceFile.objects.current().filter(resource__in=rows.order_by().values("pk")).order_by()
        kinds: QuerySet = files.annotate(value=Cast("kind", CharField())).values("value")
        counted = kinds.annotate(count=Count("resource", distinct=True), facet=Value(self.name))
        return counted.values_list("facet", "value", "count")


class ResourceList(FacetedList):
    """Resources that fit what an address asks for: the newest first where it says so, or what fits the words best."""

    def __init__(self, rows: ResourceQuerySet, fields: Sequence[FacetField], query: QueryDict) -> None:
        self.newest_first = query.get("sort") == NEWEST[1]
        also = [NEWEST] if self.newest_first else []
        super().__init__(rows, fields, query, lambda words: keys_with(words, rows), also)

    @property
    def query_newest_first(self) -> str:
        return self.query if self.newest_first else "&".join(filter(None, [self.query, urlencode([NEWEST])]))

    def keys(self) -> list[int]:
        """The keys of the rows, what fits the words best first."""
        fitting = set(self.rows.order_by().values_list("pk", flat=True))
        return [key for key in self.found or () if key in fitting]


def in_library(library: Library, query: QueryDict) -> ResourceList:
    """The resources of a library that is open to whoever asks."""
    resources = Resource.objects.in_library(library)
    sections = FacetField(
        name="section", legend=_("Section"), labels=_sections(resources), column=Cast("section_id", CharField())
    )
    return ResourceList(resources, [sections, *_fields(resources)], query)


def in_open_libraries(user: User, query: QueryDict) -> ResourceList:
    """The resources of all libraries that are open to this person."""
    resources = Resource.objects.visible_to(user)
    libraries = Library.objects.visible_to(user).prefetch_related("translations")
    titles = {library.slug: library.title for library in sorted(libraries, key=lambda one: one.title.casefold())}
    library = FacetField(name="library", legend=_("Library"), labels=titles, column=F("section__library__slug"))
    return ResourceList(resources, [library, *_fields(resources)], query)


def _fields(resources: ResourceQuerySet) -> list[FacetField]:
    return [
        FacetField(
            name="topic",
            legend=_("Topic"),
            labels=TopicTranslation.names(resources, "resources"),
            relation="topics",
        ),
        FileKindField(name="kind", legend=_("File type"), labels=dict(FileKind.choices), relation="files"),
    ]


def _sections(resources: ResourceQuerySet) -> Mapping[str, str]:
    """The titles of the sections in which something is, in their order."""
    used = SectionTranslation.objects.filter(record__resources__in=resources.order_by().values("pk")).distinct()
    rows = sorted(used.for_reader(), key=lambda row: (row.record.order, row.record_id))
    return {str(row.record_id): row.title for row in rows}


def keys_with(words: str, resources: ResourceQuerySet) -> list[int]:
    """Those that hold every word: what the search index ranks first, then, in any language, titles and summaries.

    The index follows a change within seconds, and knows words in the reader's language; the rest makes up for both.
    """
    found = list(best_keys(words, current_language(), resources))
    for word in words.split():
        said = Q(title__icontains=word) | Q(summary__icontains=word)
        resources = resources.filter(Exists(ResourceTranslation.objects.filter(said, record=OuterRef("pk"))))
    return [*dict.fromkeys([*found, *resources.order_by("pk").values_list("pk", flat=True)])]
