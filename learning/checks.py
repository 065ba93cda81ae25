"""House rules of the hub that `manage.py check` holds everybody to."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, register
from wagtail.models import AbstractPage

#: Words that would give a thing in a library an audience of its own.
OWN_AUDIENCE = {"audience_kind", "audience", "networks", "organisations", "groups", "view_restrictions"}


@register(Tags.models)
def gated_things_are_never_pages_nor_public_files(app_configs, **kwargs) -> list[Error]:
    """What is gated has no page, no public file, and no audience but its library's."""
    errors = []
    for model in apps.get_app_config("library").get_models():
        if issubclass(model, AbstractPage):
            errors.append(Error(f"{model.__name__} is a page; a gated thing never is.", obj=model, id="learning.E001"))
        for field in model._meta.get_fields():
            related = field.related_model if field.is_relation and not field.auto_created else None
            if related is not None and related._meta.app_label == "files":
                errors.append(
                    Error(f"{model.__name__}.{field.name} leads to a public file.", obj=model, id="learning.E002")
                )
            if field.name in OWN_AUDIENCE and model.__name__ != "Library" and not field.auto_created:
                errors.append(
                    Error(
                        f"{model.__name__}.{field.name}: only a library has an audience.", obj=model, id="learning.E003"
                    )
                )
    return errors


@register(Tags.files)
def private_files_lie_apart(app_configs, **kwargs) -> list[Error]:
    """The folder of private files lies in no folder that is served, and none of those in it."""
    private = Path(settings.PRIVATE_MEDIA_ROOT).resolve()
    served = {name: Path(getattr(settings, name)).resolve() for name in ("MEDIA_ROOT", "STATIC_ROOT")}
    return [
        Error(f"PRIVATE_MEDIA_ROOT and {name} lie in one another.", id="learning.E004")
        for name, folder in served.items()
        if private == folder or private in folder.parents or folder in private.parents
    ]
