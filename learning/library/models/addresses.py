"""Addresses that records had before they were moved or renamed. `former_addresses` writes and reads them."""

from __future__ import annotations

from django.db import models

from learning.library.models.library import Library
from learning.library.models.resource import Resource


class FormerLibraryAddress(models.Model):
    """A slug that a library had. No other library gets it."""

    record = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="former_addresses")
    slug = models.SlugField(max_length=60, unique=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.slug


class FormerResourceAddress(models.Model):
    """A place and a slug that a resource had. No other resource gets the slug."""

    record = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="former_addresses")
    library_slug = models.SlugField(max_length=60)
    slug = models.SlugField(max_length=80, db_index=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["slug", "library_slug"], name="library_former_address_of_one_resource")
        ]

    def __str__(self) -> str:
        return f"{self.library_slug}/{self.slug}"
