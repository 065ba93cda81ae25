"""Many people publish one entry in the same second."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blueprint.models import EntryPage, Version
from tests.at_once import MANY, at_once

pytestmark = pytest.mark.postgresql


@pytest.mark.django_db(transaction=True)
def test_each_of_many_publications_at_once_is_a_version(real_database, make_entry):
    entry = make_entry()
    real_database()
    at_once(lambda number: EntryPage.objects.get(pk=entry.pk).save_revision().publish())
    found = at_once(lambda number: list(Version.objects.order_by("number").values_list("number", flat=True)))[0]
    assert found == list(range(1, MANY + 2))


def test_a_publication_waits_at_the_page_before_it_changes_a_revision(db, make_entry):
    """Wagtail changes all revisions of a page, in any order: two who do so would wait for each other."""
    revision = make_entry().save_revision()
    with CaptureQueriesContext(connection) as asked:
        revision.publish()
    written = [query["sql"] for query in asked if query["sql"].startswith("UPDATE") or " FOR " in query["sql"]]
    if connection.features.has_select_for_update:
        assert 'FROM "wagtailcore_page"' in written[0] and "FOR NO KEY UPDATE" in written[0]
