"""Workers that index one page at the same moment each end well, and it has one row."""

from __future__ import annotations

from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from tests.at_once import at_once


def test_many_workers_index_one_page(real_database):
    home = Page.objects.get(depth=2, locale__language_code="en-gb")
    IndexEntry.objects.all().delete()
    real_database()

    at_once(lambda number: insert_or_update_object_task.call("wagtailcore", "page", home.pk))

    assert at_once(lambda number: IndexEntry.objects.filter(object_id=str(home.pk)).count())[0] == 1
