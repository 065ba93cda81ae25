"""What happens to pictures and documents whenever they are saved, by a form or by code."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from files.consent import keep_to_consent
from files.models import PublicDocument, PublicImage
from files.tasks import forget_withheld


@receiver(pre_save, sender=PublicImage)
@receiver(pre_save, sender=PublicDocument)
def store_new_file(
    sender: type[Model], instance: PublicImage | PublicDocument, raw: bool = False, **kwargs: Any
) -> None:
    """Before the columns are read, since cleaning changes width, height and size. Raises ValidationError."""
    if not raw:
        instance.store_new_file()
        if isinstance(instance, PublicImage) and instance.pk and not instance.file_is_new:
            # A form that was opened before its picture was withheld, or brought back, knows an older place.
            known = PublicImage.objects.filter(pk=instance.pk).values_list("withheld_file", flat=True)
            instance.withheld_file = known.first() or ""
        if instance.file_is_new and isinstance(instance, PublicImage) and instance.withheld_file:
            transaction.on_commit(partial(forget_withheld.enqueue, instance.withheld_file))
            instance.withheld_file = ""


@receiver(post_save, sender=PublicImage)
def make_sizes_and_keep_to_consent(
    sender: type[Model], instance: PublicImage, raw: bool = False, **kwargs: Any
) -> None:
    """Sizes once for each file, after the transaction: a picture that was rolled back needs no sizes.

    The admin shows a size of its own before that, so what is old is deleted here.
    """
    if raw:
        return
    if instance.file_is_new:
        instance.file_is_new = False
        instance.renditions.all().delete()  # those of a file that this one replaced
        if instance.consent_stands:
            transaction.on_commit(instance.make_renditions)
    if instance.consent_stands == bool(instance.withheld_file):
        transaction.on_commit(partial(keep_to_consent, instance.pk))


@receiver(post_delete, sender=PublicImage)
def delete_withheld_file(sender: type[Model], instance: PublicImage, **kwargs: Any) -> None:
    if instance.withheld_file:
        transaction.on_commit(partial(forget_withheld.enqueue, instance.withheld_file))
