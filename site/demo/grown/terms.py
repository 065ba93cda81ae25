"""The words by which readers narrow lists, for pages that are made in great numbers."""

from __future__ import annotations

from typing import Any

from django.db import models

from core.terms import Term

#: The terms that are made when editors have none.
TERMS = ("example-one", "example-two", "example-three", "example-four")


def terms_of[T: Term](model: type[T]) -> list[T]:
    if not model.objects.exists():
        translation: Any = model._meta.get_field("translations").related_model
        for slug in TERMS:
            term = model(slug=slug)
            term.translations = [translation(name=slug.replace("-", " ").capitalize())]
            term.save()
    return list(model.objects.all())


def some[T: models.Model](records: list[T], number: int) -> list[T]:
    """Two at most, each about as often as the others."""
    chosen = (records[place % len(records)] for place in (number, number // 7))
    return list({record.pk: record for record in chosen}.values())
