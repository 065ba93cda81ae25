"""Has stored files removed with their rows, downloads named for ever, packs made anew, digests ended, and search kept up."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils import translation
from modelsearch.tasks import insert_or_update_object_task

from accounts.models import User
from learning.library.models import (
    Download,
    DownloadCount,
    KeyToRemove,
    LibraryTranslation,
    Pack,
    Resource,
    ResourceFile,
    ResourceTranslation,
    Section,
    SectionTranslation,
)
from learning.library.reading import digest_choices
from recycle_bin.services import keeps_files


@receiver(post_delete, sender=ResourceFile)
@receiver(post_delete, sender=Pack)
def remove_from_storage(sender: type[ResourceFile | Pack], instance: ResourceFile | Pack, **kwargs: Any) -> None:
    if not keeps_files():  # else the bin removes it when the record is deleted for good
        KeyToRemove.objects.add([instance.key])


@receiver(pre_delete, sender=Resource)
def keep_title_of_downloads(instance: Resource, **kwargs: Any) -> None:
    """The numbers of a past quarter are the same afterwards, by the same name. From the bin it comes back to them."""
    with translation.override(settings.LANGUAGE_CODE):
        kept = {"former_title": instance.full_title[:255]}
    Download.objects.filter(file__resource=instance).update(**kept)
    DownloadCount.objects.filter(resource=instance).update(**kept)


@receiver([post_save, post_delete], sender=Resource)
def pack_resource_again(instance: Resource, **kwargs: Any) -> None:
    """It was published, withdrawn, deleted or brought back, from the bin too."""
    Pack.objects.want([instance.section_id])


@receiver(post_save, sender=Section)
def pack_section_again(instance: Section, **kwargs: Any) -> None:
    if not kwargs.get("raw"):
        Pack.objects.want([instance.pk])


@receiver(post_save, sender=SectionTranslation)
def pack_retitled_section_again(instance: SectionTranslation, **kwargs: Any) -> None:
    if not kwargs.get("raw"):
        Pack.objects.want([instance.record_id])


@receiver(post_save, sender=LibraryTranslation)
def pack_retitled_library_again(instance: LibraryTranslation, **kwargs: Any) -> None:
    if not kwargs.get("raw"):
        Pack.objects.want(instance.record.sections.values_list("pk", flat=True))


@receiver(post_save, sender=ResourceTranslation)
def index_again(sender: type[ResourceTranslation], instance: ResourceTranslation, **kwargs: Any) -> None:
    """A translation is saved after its resource, which may have been indexed already."""
    if not kwargs.get("raw"):
        insert_or_update_object_task.enqueue("library", "resource", str(instance.record_id))
        Pack.objects.want([instance.record.section_id])


@receiver(pre_delete, sender=User)
def end_digest(sender: type[User], instance: User, **kwargs: Any) -> None:
    """The subscription holds her address, and no foreign key leads from it to her account."""
    digest_choices.end(instance)
