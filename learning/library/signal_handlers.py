"""Deletes stored files with their rows and a person's digest with her account, and updates the search index when a translation changes."""

from __future__ import annotations

import logging
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from modelsearch.tasks import insert_or_update_object_task

from accounts.models import User
from learning.library import digest_choices
from learning.library.models import ResourceFile, ResourceTranslation
from recycle_bin.services import keeps_files

logger = logging.getLogger("learning.library")


@receiver(post_delete, sender=ResourceFile)
def remove_from_storage(sender: type[ResourceFile], instance: ResourceFile, **kwargs: Any) -> None:
    """After the commit, without a task: where no worker runs, the file would stay in the bucket."""
    if keeps_files():
        return  # the bin removes it when the resource is deleted for good
    storage, key = instance.file.storage, instance.key

    def remove() -> None:
        try:
            storage.delete(key)
        except Exception:  # the row is gone either way; somebody must remove the object by hand
            logger.exception("Key %s could not be removed from the private storage: remove it by hand.", key)

    transaction.on_commit(remove)


@receiver(post_save, sender=ResourceTranslation)
def index_again(sender: type[ResourceTranslation], instance: ResourceTranslation, **kwargs: Any) -> None:
    """A translation is saved after its resource, which may have been indexed already."""
    if not kwargs.get("raw"):
        insert_or_update_object_task.enqueue("library", "resource", str(instance.record_id))


@receiver(pre_delete, sender=User)
def end_digest(sender: type[User], instance: User, **kwargs: Any) -> None:
    """The subscription holds her address, and no foreign key leads from it to her account."""
    digest_choices.end(instance)
