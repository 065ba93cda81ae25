"""Tasks about an object that was deleted before its worker came to them end quietly: there is nothing left to do.

Wagtail's own tasks fail, so that each deletion after an edit leaves an error which nobody can act on.
"""

from __future__ import annotations

import logging
from functools import wraps
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from modelsearch.tasks import insert_or_update_object_task
from wagtail.images.tasks import set_image_focal_point_task
from wagtail.tasks import update_reference_index_task

logger = logging.getLogger(__name__)

#: Each takes the app, the model and the id of its object.
TASKS = (insert_or_update_object_task, update_reference_index_task, set_image_focal_point_task)


def end_quietly() -> None:
    """Wraps the function of each task where it stands: workers find a task by its place in its module."""
    for task in TASKS:
        object.__setattr__(task, "func", _unless_gone(task.func))  # a Task is a frozen dataclass


def _unless_gone(function: Any) -> Any:
    @wraps(function)
    def quiet(app_label: str, model_name: str, pk: Any) -> None:
        try:
            function(app_label, model_name, pk)
        except ObjectDoesNotExist:
            if apps.get_model(app_label, model_name)._base_manager.filter(pk=pk).exists():
                raise  # something else is missing
            logger.info("%s of %s.%s %s: it was deleted.", function.__name__, app_label, model_name, pk)

    return quiet
