"""What Library, Section and Resource have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations

from core.fields import NameField
from core.records import AddressedRecord
from languages.models import RecordTranslation


class MembersOnlyTranslation(RecordTranslation):
    """The translation of a members-only record into one language."""

    title = NameField(_("title"), max_length=200)
    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences for lists and for “In your libraries”."),
    )

    class Meta(RecordTranslation.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title


class MembersOnlyRecord(AddressedRecord):
    """A record for members only: one row in all languages, its texts in `translations`.

    Its location and audience (`relocated_fields`) are not part of a draft: `services.relocate` writes them
    at once. Nor is what is worked out from other rows (`computed_fields`). An ordinary save does not write them, so that neither an older draft that is published, nor a
    scheduled one, nor a save that began a second earlier brings old values back.
    """

    live = models.BooleanField(_("live"), default=False, editable=False)

    #: Fields for location and audience, which are not part of drafts.
    relocated_fields: tuple[str, ...] = ()
    #: Fields that are worked out from other rows and written by a query alone.
    computed_fields: tuple[str, ...] = ()
    preview_template = ""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.translation_in(settings.LANGUAGE_CODE).title or str(self._meta.verbose_name)

    def save(self, *, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        if update_fields is None and self.pk and not kwargs.get("force_insert"):
            update_fields = [
                field.attname
                for field in self._meta.concrete_fields
                if not field.primary_key and field.attname not in self._columns_outside_drafts
            ] + [relation.get_accessor_name() for relation in get_all_child_relations(self)]
        super().save(update_fields=update_fields, **kwargs)

    def with_content_json(self, content: dict) -> Self:
        """The draft with the current location and audience, not those from when it was saved."""
        record = super().with_content_json(content)
        row = type(self)._base_manager.filter(pk=self.pk).values(*self._columns_outside_drafts).first()
        for name, value in (row or {}).items():
            setattr(record, name, value)
        return record

    @property
    def _columns_outside_drafts(self) -> list[str]:
        names = (*self.relocated_fields, *self.computed_fields)
        return [self._meta.get_field(name).attname for name in names]

    @property
    def title(self) -> str:
        return self.translation.title

    @property
    def full_title(self) -> str:
        """The title with the library, where records of several libraries stand together."""
        return str(self)

    @property
    def summary(self) -> str:
        return self.translation.summary

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from learning.library.previews import preview  # it shows what the pages show, which ask the models

        with translation.override(mode_name or settings.LANGUAGE_CODE):
            return preview(self, request).render()


def library_url(name: str, *args: object) -> str:
    return reverse(f"learning:{name}", args=args)
