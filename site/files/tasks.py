"""Work with files outside the request."""

from __future__ import annotations

from django.core.files.storage import storages
from django.tasks import task


@task
def forget_withheld(key: str) -> None:
    """Deletes a withheld file of a picture that was deleted, or has another file now."""
    storages["private"].delete(key)
