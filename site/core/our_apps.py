"""Tells the apps and models of this repository from those of installed packages."""

from __future__ import annotations

from pathlib import Path

from django.apps import AppConfig, apps
from django.conf import settings
from django.db.models import Model

#: The folders of the repository that hold our apps.
OUR_FOLDERS = {"site", "learning", "blueprint"}


def is_our_app(app: AppConfig) -> bool:
    folder = Path(app.path)
    return folder.is_relative_to(settings.BASE_DIR) and folder.relative_to(settings.BASE_DIR).parts[0] in OUR_FOLDERS


def is_ours(model: type[Model]) -> bool:
    return is_our_app(apps.get_app_config(model._meta.app_label))
