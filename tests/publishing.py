"""What tests do with pages as an editor would."""

from django.db import connection

from core import generations


def seen_by_everybody() -> None:
    """What the test's own transaction has written counts as committed, which never happens in a test.

    Only for `core.generations`: all else that waits for the commit goes on waiting, in its place.
    """
    waiting = connection.run_on_commit
    if any(generations.renew in entry for entry in waiting):
        connection.run_on_commit = [
            (entry[0], _nothing, *entry[2:]) if generations.renew in entry else entry for entry in waiting
        ]
        generations.renew()


def _nothing() -> None:
    pass


def publish_below(parent, page):
    """Puts `page` below `parent` and makes it live, as the Publish button does."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page
