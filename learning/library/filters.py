"""Filters of a library's list of resources: by words and by kind of file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from core.facets import Facet, KnownChoicesFilter, Option, WordsFilter
from learning.library.enums import FileKind
from learning.library.managers import ResourceQuerySet
from learning.library.models import Resource, ResourceFile, ResourceTranslation


class ResourceFilterSet(django_filters.FilterSet):
    """Filters the resources of one library by the query string `q` and `kind`."""

    q = WordsFilter(method="filter_words")
    kind = KnownChoicesFilter(choices=FileKind.choices, method="filter_kinds")

    class Meta:
        model = Resource
        fields: list[str] = []

    def filter_words(self, resources: ResourceQuerySet, name: str, words: str) -> ResourceQuerySet:
        """Resources with each word in their title or summary, in any language."""
        for word in words.split():
            said = Q(title__icontains=word) | Q(summary__icontains=word)
            translations = ResourceTranslation.objects.filter(said, record=OuterRef("pk"))
            resources = resources.filter(Exists(translations))
        return resources

    def filter_kinds(self, resources: ResourceQuerySet, name: str, kinds: Iterable[str]) -> ResourceQuerySet:
        return resources.filter(Exists(ResourceFile.objects.current().filter(resource=OuterRef("pk"), kind__in=kinds)))

    @property
    def words(self) -> str:
        return self._asked("q")

    @property
    def is_used(self) -> bool:
        """Whether any filter is set."""
        return bool(self.words or self._asked("kind"))

    @property
    def query(self) -> str:
        """The filters as a query string."""
        asked = {"q": self.words, "kind": self._asked("kind")}
        return urlencode({name: value for name, value in asked.items() if value}, doseq=True)

    @property
    def kinds(self) -> Facet:
        """The kinds of file that the whole library holds, and how many of its resources have one."""
        rows = (
            ResourceFile.objects.current()
            .filter(resource__in=self.queryset.order_by().values("pk"))
            .values_list("kind")
            .annotate(Count("resource", distinct=True))
        )
        counts = dict(rows)
        chosen = self._asked("kind")
        options = [Option(kind, kind.label, counts[kind], kind in chosen) for kind in FileKind if kind in counts]
        return Facet("kind", _("File type"), options)

    def _asked(self, name: str) -> Any:
        self.form.is_valid()
        return self.form.cleaned_data[name]
