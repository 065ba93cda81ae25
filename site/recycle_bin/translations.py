"""What wagtail-localize keeps about a page's translations. It deletes that with the page, by a receiver of its own."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.apps import apps

from recycle_bin.rows import RowSerializer

#: From a model to the translation key of its page, by its field that leads there.
PATHS = {"context": "context__object_id", "source": "source__object_id", "object": "object_id"}


def translation_rows(keys: Collection[UUID]) -> list[dict[str, Any]]:
    """Its rows about pages with these translation keys: sources, texts and their translations."""
    rows = []
    for model in apps.get_app_config("wagtail_localize").get_models():
        names = {field.name for field in model._meta.concrete_fields}
        path = next((path for name, path in PATHS.items() if name in names), None)
        if model._meta.model_name == "translatableobject":
            path = "translation_key"
        if path:
            rows += RowSerializer().serialize(model._base_manager.filter(**{f"{path}__in": keys}))
    return rows
