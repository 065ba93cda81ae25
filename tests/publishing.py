"""What tests do with pages as an editor would."""


def publish_below(parent, page):
    """Puts `page` below `parent` and makes it live, as the Publish button does."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page
