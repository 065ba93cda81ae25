"""A deleted file leaves nothing behind in the private storage."""

from __future__ import annotations

import logging

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from learning.library.models import ResourceFile

logger = logging.getLogger("learning.library")


@receiver(post_delete, sender=ResourceFile)
def remove_from_storage(sender, instance: ResourceFile, **kwargs) -> None:
    """At once, after the commit: a task would leave it in the bucket where no worker runs."""
    storage, key = instance.file.storage, instance.file.name

    def remove() -> None:
        try:
            storage.delete(key)
        except Exception:  # the row is gone either way; somebody must remove the object by hand
            logger.exception("Key %s could not be removed from the private storage: remove it by hand.", key)

    transaction.on_commit(remove)
