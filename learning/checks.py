"""System checks of the hub's own rules, for `manage.py check`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, register
from wagtail.models import AbstractPage

from core.folders import overlap
from learning.audiences import RELATIONS

#: Fields that would give a record in a library an audience of its own.
OWN_AUDIENCE = {"audience_kind", "audience", *RELATIONS, "groups", "view_restrictions"}


@register(Tags.models)
def check_members_only_models(app_configs: Any, **kwargs: Any) -> list[Error]:
    """A members-only record is not a page, has no relation to a public file, and no audience but its library's."""
    errors = []
    for model in [*apps.get_app_config("library").get_models(), *apps.get_app_config("meetings").get_models()]:
        if issubclass(model, AbstractPage):
            message = f"{model.__name__} is a page; a members-only record never is."
            errors.append(Error(message, obj=model, id="learning.E001"))
        for field in model._meta.get_fields():
            related: Any = field.related_model if field.is_relation and not field.auto_created else None
            if related is not None and related._meta.app_label == "files":
                message = f"{model.__name__}.{field.name} leads to a public file."
                errors.append(Error(message, obj=model, id="learning.E002"))
            if field.name in OWN_AUDIENCE and model.__name__ != "Library" and not field.auto_created:
                message = f"{model.__name__}.{field.name}: only a library has an audience."
                errors.append(Error(message, obj=model, id="learning.E003"))
    return errors


@register(Tags.files)
def check_private_files_lie_apart(app_configs: Any, **kwargs: Any) -> list[Error]:
    """The folder of private files and the folders that are served do not contain one another."""
    private = Path(settings.PRIVATE_MEDIA_ROOT)
    return [
        Error(f"PRIVATE_MEDIA_ROOT and {name} lie in one another.", id="learning.E004")
        for name in ("MEDIA_ROOT", "STATIC_ROOT")
        if overlap(private, Path(getattr(settings, name)))
    ]
