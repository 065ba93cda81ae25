"""The rows that a deletion takes, found as Django finds them, and how they are put back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.core.serializers.base import DeserializationError
from django.core.serializers.python import Deserializer, Serializer
from django.db import IntegrityError, transaction
from django.db.models import Field, Model, QuerySet
from django.db.models.deletion import Collector
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex
from wagtail.search import index

#: Apps whose rows are made anew from what they describe.
REBUILT = {"wagtailsearch", "modelsearch"}

Identity = tuple[type[Model], Any]


class CannotRestore(Exception):
    """Why something cannot come back now, as a sentence for the person who asked."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class RowCollector(Collector):
    """Finds all rows that a deletion takes, those too that Django would delete without reading them."""

    def can_fast_delete(self, *args: Any, **kwargs: Any) -> bool:
        return False


class RowSerializer(Serializer):
    """Each row by itself: rows of many-to-many relations are collected as rows of their own."""

    def handle_m2m_field(self, obj: Model, field: Field) -> None:
        """Nothing."""


@dataclass(frozen=True)
class Taken:
    """`rows` in the form of Django's serializer; `cleared` are foreign keys elsewhere: [model, pk, column, value]."""

    rows: list[dict[str, Any]]
    cleared: list[list[Any]]
    items: list[Model]


def rows_taken_with(querysets: Iterable[QuerySet]) -> Taken:
    """What deleting these would take. Raises ProtectedError or RestrictedError, as the deletion itself."""
    collector = RowCollector(using="default")
    for queryset in querysets:
        collector.collect(queryset)
    items = [item for model, found in collector.data.items() for item in _in_full(model, found)]
    cleared = [
        [field.model._meta.label_lower, item.pk, field.attname, getattr(item, field.attname)]
        for (field, value), groups in collector.field_updates.items()
        if value is None
        for group in cast("list[Iterable[Model]]", groups)
        for item in group
    ]
    return Taken(RowSerializer().serialize(items), cleared, items)


def _in_full(model: type[Model], found: Iterable[Model]) -> Iterable[Model]:
    """The same rows with all columns: the collector leaves out those that it does not need."""
    if model._meta.app_label in REBUILT:
        return []
    return model._base_manager.filter(pk__in=[item.pk for item in found]).order_by("pk")


def instances_of(rows: Iterable[dict[str, Any]]) -> list[Model]:
    """Unsaved objects from rows, each with the columns of its own table."""
    try:
        return [found.object for found in Deserializer(list(rows))]
    except DeserializationError as error:
        sentence = _("The site has changed since this was deleted. Ask the people who look after the site for help.")
        raise CannotRestore(sentence) from error


def put_back(instances: list[Model], roots: set[Identity]) -> list[Model]:
    """Inserts the rows and returns them; those that are there are left as they are.

    What refers to something that was deleted meanwhile loses that reference; what cannot be without it is left
    out, as the other deletion would have taken it. So is a row whose place another one has taken (a redirect).
    `roots` are what the person asked for: they come, or nothing does.
    """
    while True:
        instances = _without_dangling(instances, roots)
        there = _existing({_identity(item) for item in instances})
        new = [item for item in instances if _identity(item) not in there]
        with transaction.atomic():
            taken = {_identity(item) for item in new if not _insert(item, required=_identity(item) in roots)}
            if not taken:
                _index(new)
                return new
            transaction.set_rollback(True)
        instances = [item for item in instances if _identity(item) not in taken]


def _identity(item: Model) -> Identity:
    return type(item), item.pk


def _insert(item: Model, *, required: bool) -> bool:
    """Raw, as fixtures are loaded, so that no `save` of ours changes what was kept. False if its place is taken."""
    try:
        with transaction.atomic():
            item.save_base(raw=True, force_insert=True)
    except IntegrityError as error:
        if required:
            raise CannotRestore(_("Something else has taken its address or its name since.")) from error
        return False
    return True


def _references(item: Model) -> Iterator[tuple[Field, Identity]]:
    for field in item._meta.local_concrete_fields:
        value = getattr(item, field.attname)
        if field.related_model and value is not None:
            yield field, (_concrete(field), value)


def _concrete(field: Field) -> type[Model]:
    """The model that a foreign key leads to."""
    return cast("type[Model]", cast("type[Model]", field.related_model)._meta.concrete_model)


def _without_dangling(instances: list[Model], roots: set[Identity]) -> list[Model]:
    while True:
        coming = {_identity(item) for item in instances}
        wanted = {target for item in instances for _field, target in _references(item)} - coming
        gone = wanted - _existing(wanted)
        kept = [item for item in instances if _refers_to_none_of(gone, item, required=_identity(item) in roots)]
        if len(kept) == len(instances):
            return kept
        instances = kept


def _refers_to_none_of(gone: set[Identity], item: Model, *, required: bool) -> bool:
    """Clears references to what is gone; False for a row that cannot be without one."""
    for field, target in _references(item):
        if target in gone and field.null:
            setattr(item, field.attname, None)
        elif target in gone and required:
            name = str(_concrete(field)._meta.verbose_name)
            raise CannotRestore(_("What it belongs to is gone (%(kind)s). Restore that first.") % {"kind": name})
        elif target in gone:
            return False
    return True


def _existing(wanted: Iterable[Identity]) -> set[Identity]:
    by_model = defaultdict(list)
    for model, pk in wanted:
        by_model[model].append(pk)
    return {
        (model, pk)
        for model, pks in by_model.items()
        for pk in model._base_manager.filter(pk__in=pks).values_list("pk", flat=True)
    }


def _index(items: list[Model]) -> None:
    """Search and the reference index know them again; a page once, as its own type."""
    parents = {(parent, item.pk) for item in items for parent in item._meta.all_parents}
    for item in items:
        if _identity(item) in parents or not (isinstance(item, index.Indexed) or ReferenceIndex.is_indexed(type(item))):
            continue
        whole = type(item)._base_manager.get(pk=item.pk)
        if isinstance(whole, index.Indexed):
            index.insert_or_update_object(whole)
        if ReferenceIndex.is_indexed(type(whole)):
            ReferenceIndex.create_or_update_for_object(whole)
