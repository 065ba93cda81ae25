"""Writes many pages at once, with all that saving and publishing each of them would write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backend


def place(parent: Page, pages: Sequence[Page]) -> None:
    """Makes new pages the last children of `parent`, which may be new itself, as `parent.add_child` would."""
    last = parent.get_last_child() if parent.pk else None
    first = Page._str2int(last.path[-Page.steplen :]) + 1 if last else 1
    now = timezone.now()
    for position, page in enumerate(pages, first):
        page.depth = parent.depth + 1
        page.path = Page._get_path(parent.path, page.depth, position)
        page.locale_id = parent.locale_id
        page.draft_title = page.title
        page.first_published_at = page.last_published_at = now
        page.set_url_path(parent)
    parent.numchild += len(pages)
    if parent.pk:
        Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild)


def insert_pages(pages: Sequence[Page], *relations: str) -> None:
    """Writes pages of one type that were placed, with their child rows, their published revisions and both indexes."""
    if not pages:
        return
    Page.objects.bulk_create(pages)
    for table in _tables_below_page(type(pages[0])):
        for page in pages:
            setattr(page, table._meta.pk.attname, page.id)
        table._base_manager.all()._batched_insert(pages, table._meta.local_concrete_fields, None)
    insert_children(pages, *relations)
    publish(pages, Page)
    add_to_indexes(pages)


def _tables_below_page(model: type[Any]) -> list[type[Any]]:
    """The models that have a part of each page beside `Page` itself. `bulk_create` refuses to write several tables."""
    parents: list[Any] = [one for one in reversed(model.__mro__) if issubclass(one, Page) and one is not Page]
    return [parent for parent in parents if not parent._meta.abstract]


def insert_children(records: Iterable[Any], *relations: str) -> None:
    """Writes the child rows that saved records have in memory."""
    for relation in relations:
        rows = [row for record in records for row in getattr(record, relation).all()]
        if rows:
            type(rows[0])._base_manager.bulk_create(rows)


def insert_many_to_many(records: Sequence[Any], *names: str) -> None:
    """Writes what saved records have in memory in these fields, each a `ParentalManyToManyField`."""
    for name in names if records else ():
        field = type(records[0])._meta.get_field(name)
        through, own, other = field.remote_field.through, field.m2m_column_name(), field.m2m_reverse_name()
        rows = [(record, related) for record in records for related in getattr(record, name).all()]
        through.objects.bulk_create(through(**{own: record.pk, other: related.pk}) for record, related in rows)


def publish(records: Sequence[Any], base: type[Any]) -> None:
    """Gives each record the revision that was published. `base` is the model with the columns of revisions."""
    for record in records:
        children = record.__dict__.setdefault("_cluster_related_objects", {})
        for relation in get_all_child_relations(record):
            children.setdefault(relation.get_accessor_name(), [])  # new records have no others, so nobody need ask
    now = timezone.now()
    base_type = ContentType.objects.get_for_model(base)
    Revision.objects.bulk_create(
        Revision(
            content_type=ContentType.objects.get_for_model(record),
            base_content_type=base_type,
            object_id=str(record.pk),
            created_at=now,
            object_str=str(record),
            content=record.serializable_data(),
        )
        for record in records
    )
    made = Revision.objects.filter(base_content_type=base_type, object_id=Cast(OuterRef("pk"), CharField()))
    columns: dict[str, Any] = dict.fromkeys(("latest_revision", "live_revision"), Subquery(made.values("pk")[:1]))
    if base is Page:
        columns["latest_revision_created_at"] = now
    base._base_manager.filter(pk__in=[record.pk for record in records]).update(**columns)


def add_to_indexes(records: Iterable[Any]) -> None:
    """Adds new records to the search index and to the reference index."""
    by_model = defaultdict(list)
    for record in records:
        by_model[type(record)].append(record)
    for model, group in by_model.items():
        if hasattr(model, "get_search_fields"):
            get_search_backend().add_bulk(model, group)
        if ReferenceIndex.is_indexed(model):
            ReferenceIndex.objects.bulk_create(_references(model, group))


def _references(model: type[Any], records: Iterable[Any]) -> Iterable[ReferenceIndex]:
    content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
    base = ReferenceIndex._get_base_content_type(model)
    for record in records:
        for to_type, to_id, model_path, content_path in set(ReferenceIndex._extract_references_from_object(record)):
            yield ReferenceIndex(
                content_type=content_type,
                base_content_type=base,
                object_id=str(record.pk),
                to_content_type_id=to_type,
                to_object_id=to_id,
                model_path=model_path,
                content_path=content_path,
                content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
            )
