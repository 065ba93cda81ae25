"""Refuses view restrictions of pages and collections, which are all public."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import CollectionViewRestriction, PageViewRestriction


@receiver(pre_save, sender=PageViewRestriction)
@receiver(pre_save, sender=CollectionViewRestriction)
def refuse_view_restriction(sender: type, **kwargs: Any) -> None:
    raise PermissionDenied("Every page, picture and document is public. What is for members only goes into a library.")
