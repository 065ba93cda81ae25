"""Who publishes an entry in the same second as somebody else waits for her: no deadlock, and no version is lost."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.postgresql


def test_a_publication_waits_at_the_page_before_it_changes_a_revision(db, make_entry):
    """Wagtail changes all revisions of a page, in any order: two who do so would wait for each other."""
    revision = make_entry().save_revision()
    with CaptureQueriesContext(connection) as asked:
        revision.publish()
    written = [query["sql"] for query in asked if query["sql"].startswith("UPDATE") or " FOR " in query["sql"]]
    if connection.features.has_select_for_update:
        assert 'FROM "wagtailcore_page"' in written[0] and "FOR NO KEY UPDATE" in written[0]
