"""The order of influence items, and the columns that a list of them shows."""

from __future__ import annotations

from wagtail.query import PageQuerySet

#: Long texts that no list shows.
LONG = ("body", "files", "podcastepisodepage__transcript", "publicationpage__contents")


class InfluenceQuerySet(PageQuerySet):
    def newest_first(self) -> InfluenceQuerySet:
        return self.order_by("-date", "-pk")

    def for_list(self) -> InfluenceQuerySet:
        """With the columns of each kind in the same query, so that `InfluenceItem.own` asks for nothing."""
        related = self.model._meta.related_objects
        kinds = [rel.get_accessor_name() for rel in related if rel.one_to_one and rel.parent_link]
        return self.select_related(*kinds).defer(*LONG)
