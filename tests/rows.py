"""Many rows of every model of ours, so that what is asked of a few can be asked of many: nothing is named here."""

from __future__ import annotations

import itertools
import uuid
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from wagtail.models import Page

from core.our_apps import is_our_app

_numbers = itertools.count(1)
#: In the order in which Django asks `isinstance`: a slug is a text, a moment is a day.
VALUES = (
    (models.EmailField, lambda field, number: f"{number}@example.org"),
    (models.CharField, lambda field, number: f"{number}-{field.name}"[: field.max_length]),
    (models.TextField, lambda field, number: f"{number} {field.name}"),
    (models.FileField, lambda field, number: f"{number}.pdf"),
    (models.DateTimeField, lambda field, number: timezone.now()),
    (models.TimeField, lambda field, number: timezone.now().time()),
    (models.DateField, lambda field, number: timezone.now().date()),
    (models.IntegerField, lambda field, number: number),
    (models.JSONField, lambda field, number: {}),
    (models.UUIDField, lambda field, number: uuid.uuid4()),
    (models.BooleanField, lambda field, number: True),
)


def our_models() -> list[type[models.Model]]:
    """Those with rows of their own that need no page."""
    ours = [model for app in apps.get_app_configs() if is_our_app(app) for model in app.get_models()]
    return [model for model in ours if not issubclass(model, Page) and not _needs_others(model)]


def add_rows(how_many: int) -> None:
    """So many rows of each model. Each points to rows that no other row of its model points to."""
    made: dict[type[models.Model], list[models.Model]] = {}
    for model in our_models():
        _rows_of(model, how_many, made)


def _rows_of(model: type[models.Model], how_many: int, made: dict) -> list[models.Model]:
    if model not in made:
        fields = [field for field in model._meta.concrete_fields if _is_filled(field)]
        columns = {
            field.attname: _rows_of(field.related_model, how_many, made) for field in fields if field.is_relation
        }
        rows = [
            model(**{column: rows[index].pk for column, rows in columns.items()}, **_values(fields))
            for index in range(how_many)
        ]
        made[model] = model._base_manager.bulk_create(rows)
    return made[model]


def _values(fields: list[Any]) -> dict[str, Any]:
    number = next(_numbers)
    values = {}
    for field in fields:
        if not field.is_relation:
            make = next(make for kind, make in VALUES if isinstance(field, kind))
            values[field.name] = field.choices[0][0] if field.choices and not _is_unique(field) else make(field, number)
    return values


def _is_filled(field: Any) -> bool:
    """What must be said, and every other row that one of ours points to: lists show it."""
    if field.is_relation:
        return field.related_model is not field.model and _is_ours(field.related_model)
    if field.primary_key:
        return not (isinstance(field, models.AutoField) or field.has_default())
    return _is_unique(field) or _must_be_said(field)


def _must_be_said(field: Any) -> bool:
    return not (field.has_default() or field.null)


def _is_unique(field: Any) -> bool:
    rules = [rule for rule in field.model._meta.constraints if isinstance(rule, models.UniqueConstraint)]
    return field.unique or any([field.name] == [*rule.fields] for rule in rules)


def _needs_others(model: type[models.Model]) -> bool:
    """Whether its rows cannot be without a row that is not ours, such as a page."""
    relations = [field for field in model._meta.concrete_fields if field.is_relation and _must_be_said(field)]
    return any(not _is_ours(field.related_model) or _needs_others(field.related_model) for field in relations)


def _is_ours(model: type[models.Model]) -> bool:
    return is_our_app(apps.get_app_config(model._meta.app_label)) and not issubclass(model, Page)
