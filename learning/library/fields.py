"""Form fields of libraries."""

from __future__ import annotations

from typing import Any

from django.db.models import ForeignKey, QuerySet
from django.forms import ModelChoiceField
from wagtail.admin.forms.models import register_form_field_override

from learning.library.models import Section


class SectionChoiceField(ModelChoiceField):
    """Names each section with its library: many libraries have one called “Start here”."""

    def __init__(self, queryset: QuerySet[Section], **options: Any) -> None:
        super().__init__(queryset.prefetch_related("translations", "library__translations"), **options)

    def label_from_instance(self, obj: Section) -> str:
        return f"{obj.library} – {obj}"


register_form_field_override(ForeignKey, to=Section, override={"form_class": SectionChoiceField})
