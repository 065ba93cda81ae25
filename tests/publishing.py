"""What tests do with pages as an editor would."""

from django.db import connection


def seen_by_everybody() -> None:
    """What the test's own transaction has written counts as committed, which never happens in a test."""
    connection.run_on_commit = []


def publish_below(parent, page):
    """Puts `page` below `parent` and makes it live, as the Publish button does."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page
