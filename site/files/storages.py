"""The public bucket: each object carries the type of its extension."""

from __future__ import annotations

from typing import Any

from core.storages import BoundedS3Storage
from files.content_types import headers_of


class PublicS3Storage(BoundedS3Storage):
    def get_object_parameters(self, name: str) -> dict[str, Any]:
        """What is named here wins over the type that the upload brought along."""
        parameters = {header.replace("-", ""): value for header, value in headers_of(name).items()}
        return super().get_object_parameters(name) | parameters
