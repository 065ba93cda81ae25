"""Workers that index one page at the same moment each end well, and it has one row."""

from __future__ import annotations

from modelsearch.tasks import insert_or_update_object_task
from wagtail.search.models import IndexEntry

from blueprint.models import Source
from tests.at_once import at_once


def test_many_workers_index_one_page(real_database):
    source = Source.objects.create(key="TTC25", title="Count the children")  # no page: other tests empty the tables
    IndexEntry.objects.all().delete()
    real_database()

    at_once(lambda number: insert_or_update_object_task.call("blueprint", "source", source.pk))

    assert at_once(lambda number: IndexEntry.objects.filter(object_id=str(source.pk)).count())[0] == 1
