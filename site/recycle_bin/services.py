"""Deletes pages and records into the bin, restores them, and deletes them for good."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import FileField, Model, QuerySet
from django.utils import timezone
from wagtail.actions import action_registry
from wagtail.actions.delete_page import DeletePageAction
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision

from core.references import item_of, key_of, sources_of, targets_of
from core.registry import after_restoration, before_deletion
from languages.locales import locale_id_of
from recycle_bin import trees
from recycle_bin.models import KEPT_FOR, DeletedRow, Deletion
from recycle_bin.rows import CannotRestore, Taken, instances_of, put_back, rows_taken_with
from recycle_bin.translations import translation_rows

_keeps_files: ContextVar[bool] = ContextVar("keeps_files", default=False)


def keeps_files() -> bool:
    """Whether rows are deleted into the bin at this moment, so that their files stay in the storage."""
    return _keeps_files.get()


@contextmanager
def _files_kept():
    token = _keeps_files.set(True)
    try:
        yield
    finally:
        _keeps_files.reset(token)


@transaction.atomic
def delete_page(page: Page, *, by: Any) -> Deletion:
    """Deletes a page with its subpages, and with all their translations if it is in the main language."""
    roots = trees.trees_of(page)
    pages = trees.pages_in(roots)
    translation_keys = list(pages.values_list("translation_key", flat=True))
    taken = rows_taken_with([pages])
    deletion = _keep(
        page,
        [*taken.rows, *translation_rows(translation_keys)],
        taken,
        by=by,
        title=page.get_admin_display_title(),
        was_live=pages.filter(live=True).exists(),
        number_of_pages=len(translation_keys),
        places=[trees.Place.of(root).as_dict() for root in roots],
    )
    with _files_kept():
        for root in reversed(roots):  # translations first, so that none is unpublished with its English page
            DeletePageAction(root.specific, user=by).execute(skip_permission_checks=True)
    return deletion


@transaction.atomic
def delete_record(record: Model, *, by: Any) -> Deletion:
    """Raises ProtectedError if something stands on it that cannot be without it."""
    before_deletion(record)
    taken = rows_taken_with([type(record)._base_manager.filter(pk=record.pk)])
    title = getattr(record, "full_title", str(record))[:255]
    deletion = _keep(record, taken.rows, taken, by=by, title=title, was_live=getattr(record, "live", False))
    with _files_kept():
        action = action_registry.get_action_class(type(record), "delete")
        action(record, user=by).execute(skip_permission_checks=True)
    return deletion


def _keep(item: Model, rows: list[dict[str, Any]], taken: Taken, *, by: Any, **details: Any) -> Deletion:
    keys = {key_of(one) for one in taken.items if ReferenceIndex.is_indexed(type(one))}
    deletion = Deletion.objects.create(
        model=item._meta.label_lower,
        object_id=str(item.pk),
        deleted_by=by,
        cleared=taken.cleared,
        referrers=sorted(sources_of(keys) - keys),
        references=sorted(targets_of(keys) - keys),
        **details,
    )
    DeletedRow.objects.bulk_create(
        [
            DeletedRow(deletion=deletion, model=row["model"], object_id=str(row["pk"]), fields=row["fields"])
            for row in rows
        ],
        batch_size=200,
    )
    return deletion


@transaction.atomic
def restore(deletion: Deletion, *, by: Any) -> Model:
    """Brings everything back as it was; raises CannotRestore if its place is taken or gone. Returns the page or record.

    Nothing is published by it: what was live is live again with the same text, and a draft stays a draft.
    """
    deletion = Deletion.objects.select_for_update().get(pk=deletion.pk)
    rows = deletion_rows(deletion)
    for place, parent in places_for(deletion, rows):
        trees.move_rows(rows, place, parent)
    instances = instances_of(rows)
    roots = _roots(deletion)
    for instance in instances:
        _cancel_missed_schedule(instance)
        if not deletion.places and (type(instance), instance.pk) in roots:
            _refuse_if_invalid(instance)
    put_back(instances, roots)
    for place in _places(deletion):
        trees.settle(place)
    _set_cleared_references(deletion)
    for key in deletion.referrers:
        if source := item_of(tuple(key)):
            ReferenceIndex.create_or_update_for_object(source)
    item = deletion.model_class._base_manager.get(pk=deletion.object_id)
    after_restoration(item)
    log(instance=item, action="recycle_bin.restore", user=by)
    deletion.delete()
    return item


def check(deletion: Deletion) -> list[Page]:
    """The pages below which it would come back; raises CannotRestore, as `restore` would for the same reason."""
    rows = deletion_rows(deletion)
    roots = _roots(deletion)
    if not deletion.places:
        for instance in instances_of(row for row in rows if row["model"] == deletion.model):
            if (type(instance), instance.pk) in roots:
                _refuse_if_invalid(instance)
    return [parent for _place, parent in places_for(deletion, rows)]


def deletion_rows(deletion: Deletion) -> list[dict[str, Any]]:
    return [{"model": row.model, "pk": row.object_id, "fields": row.fields} for row in deletion.rows.all()]


def _places(deletion: Deletion) -> list[trees.Place]:
    return [trees.Place(**place) for place in deletion.places]


def places_for(deletion: Deletion, rows: list[dict[str, Any]]) -> list[tuple[trees.Place, Page]]:
    """Each page tree's old place with the page below which it comes back."""
    places = _places(deletion)
    wanted = {str(place.page) for place in places}
    page_rows = [row for row in rows if row["model"] == trees.PAGE]
    pages: dict[Any, Any] = {page.pk: page for page in instances_of(row for row in page_rows if row["pk"] in wanted)}
    main = locale_id_of(settings.LANGUAGE_CODE)
    together = {row["fields"]["translation_key"] for row in page_rows if row["fields"]["locale"] == main}
    return [(place, trees.refuse_unless_free(place, pages[place.page], together)) for place in places]


def _roots(deletion: Deletion) -> set[tuple[type[Model], Any]]:
    model = deletion.model_class
    roots: set[tuple[type[Model], Any]] = {(model, model._meta.pk.to_python(deletion.object_id))}
    return roots | {(Page, place["page"]) for place in deletion.places}


def _refuse_if_invalid(record: Model) -> None:
    """In the words of the model: another one has its address, or there may be only one."""
    try:
        record.clean()
        record.validate_unique()
        record.validate_constraints()
    except ValidationError as error:
        raise CannotRestore(" ".join(error.messages)) from error


def _cancel_missed_schedule(instance: Model) -> None:
    """What was to be published while it lay in the bin stays a draft, until somebody publishes it."""
    if isinstance(instance, Revision) and (due := instance.approved_go_live_at) and due <= timezone.now():
        instance.approved_go_live_at = None


def _set_cleared_references(deletion: Deletion) -> None:
    """Links from elsewhere lead to it again, unless somebody has set another one since."""
    for label, pk, column, value in deletion.cleared:
        model = apps.get_model(label)
        item = model._base_manager.filter(pk=pk, **{column: None}).first()
        if item is None:
            continue
        setattr(item, column, value)
        try:
            item.clean()
        except ValidationError:
            continue
        model._base_manager.filter(pk=pk).update(**{column: value})


@transaction.atomic
def delete_for_good(deletion: Deletion, *, by: Any = None) -> None:
    """Its files go first: if the storage does not answer, the deletion stays in the bin and the job tries again."""
    deletion = Deletion.objects.select_for_update().get(pk=deletion.pk)
    for instance in instances_of(deletion_rows(deletion)):
        for field in instance._meta.local_concrete_fields:
            if isinstance(field, FileField) and (file := getattr(instance, field.name)):
                file.storage.delete(file.name)
    if by is not None:
        log(instance=deletion, action="recycle_bin.delete_for_good", user=by, title=deletion.title, deleted=True)
    deletion.delete()


def expired() -> QuerySet[Deletion]:
    return Deletion.objects.filter(deleted_at__lt=timezone.now() - KEPT_FOR)


def deletions_using(items: Iterable[Model]) -> list[Deletion]:
    """The deletions that refer to any of these, so that a restored page has its pictures."""
    keys = [list(key_of(item)) for item in items]
    return [deletion for deletion in Deletion.objects.all() if any(key in deletion.references for key in keys)]
