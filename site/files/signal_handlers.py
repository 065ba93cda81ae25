"""Personal metadata is removed from every public file before it is stored, the original included."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import pre_save
from django.dispatch import receiver

from files.metadata import without_metadata
from files.models import PublicDocument, PublicImage


@receiver(pre_save, sender=PublicImage)
@receiver(pre_save, sender=PublicDocument)
def remove_metadata(
    sender: type[Model], instance: PublicImage | PublicDocument, raw: bool = False, **kwargs: Any
) -> None:
    """Only for a new upload: files in the storage were cleaned when they were uploaded."""
    if not raw and instance.file and not instance.file._committed:  # Django has no public name for it
        clean = without_metadata(instance.file)
        if clean is not None:
            instance.file.file = clean
            instance.file_size = clean.size
