"""The order of influence items, and the columns that a list of them shows."""

from __future__ import annotations

from wagtail.query import PageQuerySet

#: Long texts that no list shows.
LONG = ("body", "files", "podcastepisodepage__transcript", "publicationpage__contents")


def newest_first(items: PageQuerySet) -> PageQuerySet:
    return items.order_by("-date", "-pk")


def for_list(items: PageQuerySet) -> PageQuerySet:
    """With the columns of each kind in the same query, so that `InfluenceItem.own` asks for nothing."""
    kinds = [rel.get_accessor_name() for rel in items.model._meta.related_objects if rel.one_to_one and rel.parent_link]
    return items.select_related(*kinds).defer(*LONG)
