"""Files that are stored by code (the demonstration, imports) go through what those of the forms go through."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import pre_save
from django.dispatch import receiver

from files.cleaning import CleanFile, clean_picture
from files.documents import accept_document
from files.models import PublicDocument, PublicImage


@receiver(pre_save, sender=PublicImage)
@receiver(pre_save, sender=PublicDocument)
def store_clean_copy(
    sender: type[Model], instance: PublicImage | PublicDocument, raw: bool = False, **kwargs: Any
) -> None:
    """Only for a new upload: files in the storage were cleaned when they were uploaded. Raises ValidationError."""
    if raw or not instance.file or instance.file._committed:  # Django has no public name for it
        return
    if not isinstance(instance.file.file, CleanFile):
        is_picture = isinstance(instance, PublicImage)
        instance.file.file = clean_picture(instance.file) if is_picture else accept_document(instance.file)[0]
        instance.file.name = instance.file.file.name
        instance.file_size = instance.file.file.size
