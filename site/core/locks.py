"""Locks that hold until the transaction ends."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page


def one_at_a_time(model: type[Model]) -> None:
    """Two people who check the same rows at once would both find them new: the second waits until the first has saved."""
    row = ContentType.objects.get_for_model(model).pk
    list(ContentType.objects.select_for_update(no_key=True).filter(pk=row))


def lock_row(item: Model) -> None:
    """The second who publishes an item waits here. Wagtail changes all its revisions, each time in an order of their own,
    and PostgreSQL ends one of two that wait for each other.

    Of a page the row that all page types share; rows that refer to it can be written meanwhile.
    """
    model = Page if isinstance(item, Page) else type(item)
    list(model._base_manager.select_for_update(of=("self",), no_key=True).filter(pk=item.pk).values_list("pk"))
