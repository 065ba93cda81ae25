"""The feeds of changes: one entry for each version, of the blueprint or of one chapter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.feeds import LONGEST_FEED, FeedEntry, key_in_language

if TYPE_CHECKING:
    from blueprint.managers import VersionQuerySet


def entries(versions: VersionQuerySet) -> Iterator[FeedEntry]:
    """An entry is the version itself, so nothing that is done later to a work shows it as new again."""
    for version in versions.defer(None).defer("html")[:LONGEST_FEED]:
        number = version.permanent_number
        words = {"number": number, "version": version.number, "title": version.title}
        title = _("%(number)s, version %(version)d: %(title)s") % words
        yield FeedEntry(
            key=key_in_language(number.translation_key, f"v{version.number}"),
            title=_("Example: %(title)s") % {"title": title} if version.data["is_example"] else title,
            url=version.absolute_url,
            published=version.published,
            updated=version.published,
            summary=version.what_changed,
            categories=(str(number.get_kind_display()),),
        )
