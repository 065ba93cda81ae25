"""How a member narrows the list of a library: by words and by kind of file."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q
from django.http import QueryDict

from learning.library.enums import FileKind
from learning.library.managers import ResourceQuerySet
from learning.library.models import ResourceFile, ResourceTranslation

MAX_WORDS = 200


@dataclass(frozen=True)
class Narrowed:
    """What was asked for. Anything that is not a kind of file is left out; any string is allowed."""

    words: str = ""
    kinds: tuple[str, ...] = ()

    @classmethod
    def read(cls, asked: QueryDict) -> Narrowed:
        words = " ".join(asked.get("q", "").replace("\0", " ").split())[:MAX_WORDS]
        return cls(words, tuple(kind for kind in FileKind.values if kind in asked.getlist("kind")))

    def __bool__(self) -> bool:
        return bool(self.words or self.kinds)

    @property
    def address(self) -> str:
        return urlencode([("q", self.words)] * bool(self.words) + [("kind", kind) for kind in self.kinds])

    def apply(self, resources: ResourceQuerySet) -> ResourceQuerySet:
        """Each word stands in the title or the summary, in either language."""
        for word in self.words.split():
            said = ResourceTranslation.objects.filter(record=OuterRef("pk")).filter(
                Q(title__icontains=word) | Q(summary__icontains=word)
            )
            resources = resources.filter(Exists(said))
        if self.kinds:
            files = ResourceFile.objects.current().filter(resource=OuterRef("pk"), kind__in=self.kinds)
            resources = resources.filter(Exists(files))
        return resources


@dataclass(frozen=True)
class KindCount:
    kind: str
    label: str
    count: int
    chosen: bool


def count_kinds(resources: ResourceQuerySet, narrowed: Narrowed) -> list[KindCount]:
    """The kinds of file that the library holds, with how many resources have one."""
    rows = (
        ResourceFile.objects.current()
        .filter(resource__in=resources.order_by().values("pk"))
        .values_list("kind")
        .annotate(Count("resource", distinct=True))
    )
    counts = dict(rows)
    return [
        KindCount(kind, str(kind.label), counts[kind], kind in narrowed.kinds) for kind in FileKind if kind in counts
    ]
