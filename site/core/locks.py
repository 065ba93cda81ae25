"""Locks that hold until the transaction ends."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model


def one_at_a_time(model: type[Model]) -> None:
    """Two people who check the same rows at once would both find them new: the second waits until the first has saved."""
    row = ContentType.objects.get_for_model(model).pk
    list(ContentType.objects.select_for_update(no_key=True).filter(pk=row))
