"""A task about an object that was deleted meanwhile ends quietly; one that misses something else still fails."""

import pytest
from django.apps import apps
from django.db import connection
from django_tasks_db.models import DBTaskResult
from modelsearch.tasks import insert_or_update_object_task
from wagtail.images.tasks import set_image_focal_point_task
from wagtail.tasks import update_reference_index_task

from core.our_apps import is_ours
from files.models import PublicImage

pytestmark = pytest.mark.postgresql

TASKS = [insert_or_update_object_task, update_reference_index_task, set_image_focal_point_task]
"""Each takes the app, the model and the id of its object."""


@pytest.fixture
def results_of_worker(run_worker):
    def run() -> set[str]:
        DBTaskResult.objects.ready().exclude(task_path__in=[task.module_path for task in TASKS]).delete()
        run_worker()
        return set(DBTaskResult.objects.values_list("status", flat=True))

    return run


def test_a_page_that_was_deleted_after_an_edit(results_of_worker, home):
    page = home.add_child(instance=type(home)(title="Short-lived", slug="short-lived", locale=home.locale))
    page.save_revision().publish()
    page.delete()
    assert DBTaskResult.objects.ready().exists()

    assert results_of_worker() == {"SUCCESSFUL"}


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_any_object_of_ours_that_is_gone(results_of_worker, task):
    for model in [PublicImage] if task is set_image_focal_point_task else filter(is_ours, apps.get_models()):
        task.enqueue(model._meta.app_label, model._meta.model_name, "999999")

    assert results_of_worker() == {"SUCCESSFUL"}


def test_a_task_that_misses_something_else_still_fails(results_of_worker, home, monkeypatch):
    def misses(instance):
        type(home).objects.get(pk=999_999)

    monkeypatch.setattr("modelsearch.index.insert_or_update_object", misses)
    insert_or_update_object_task.enqueue(home._meta.app_label, home._meta.model_name, str(home.pk))

    assert results_of_worker() == {"FAILED"}
    assert connection.is_usable()
