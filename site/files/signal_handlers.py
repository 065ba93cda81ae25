"""Camera data leaves every public file before it is stored, the original included."""

from django.db.models.signals import pre_save
from django.dispatch import receiver

from files.metadata import without_camera_data
from files.models import PublicDocument, PublicImage


@receiver(pre_save, sender=PublicImage)
@receiver(pre_save, sender=PublicDocument)
def remove_camera_data(sender, instance, raw=False, **kwargs) -> None:
    """Acts on a file that is about to be stored; one that lies in the storage is clean already."""
    if not raw and instance.file and not instance.file._committed:
        clean = without_camera_data(instance.file)
        if clean is not None:
            instance.file.file = clean
            instance.file_size = clean.size
