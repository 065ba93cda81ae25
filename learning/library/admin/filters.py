"""Filters of the lists of sections and resources in the admin."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.forms import TextInput
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter
from wagtail.admin.filters import WagtailFilterSet

from learning.library.models import Library, Resource, Section


def titled(model: type[Library] | type[Section] | type[Resource], words: str) -> QuerySet:
    """The keys of records with these words in their title, in any language."""
    return model._default_manager.filter(translations__title__icontains=words).values("pk")


class TitleFilter(CharFilter):
    """Rows that belong to a record with these words in its title, in any language.

    A list to choose from would name each library and section of the site in each list, a thousand and more.
    """

    def __init__(self, model_titled: type[Library] | type[Section], **options: Any) -> None:
        super().__init__(widget=TextInput(attrs={"placeholder": _("Part of the title")}), **options)
        self.model_titled = model_titled

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if not value:
            return qs
        return qs.filter(**{f"{self.field_name}__in": titled(self.model_titled, value)})


class SectionFilterSet(WagtailFilterSet):
    library = TitleFilter(Library, label=_("Library"))

    class Meta:
        model = Section
        fields: list[str] = []


class ResourceFilterSet(WagtailFilterSet):
    library = TitleFilter(Library, label=_("Library"), field_name="section__library")
    section = TitleFilter(Section, label=_("Section"))

    class Meta:
        model = Resource
        fields = ["licence"]
