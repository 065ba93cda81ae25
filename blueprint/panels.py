"""What the edit forms say of permanent numbers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.panels import HelpPanel

if TYPE_CHECKING:
    from blueprint.models import Source, Version


class NumberPanel(HelpPanel):
    """The permanent number of the page and its newest version, which nobody can change."""

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            version = self.instance.latest_version if self.instance and self.instance.pk else None
            self.content = (
                format_html(
                    '<p><strong>{}</strong>. {} <a href="{}">{}</a></p>',
                    version.permanent_number,
                    _("Version %(number)d is the newest:") % {"number": version.number},
                    version.get_absolute_url(),
                    version.absolute_url,
                )
                if version
                else format_html("<p>{}</p>", _("It gets its permanent number when it is published first."))
            )


class DeletedGroundPanel(HelpPanel):
    """Names an entry that a recommendation rests on and whose page was deleted, since the chooser is empty then."""

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.content = format_html("<p>{}</p>", self._sentence())

        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.instance and self.instance.is_deleted)

        def _sentence(self) -> str:
            return (
                _("%(entry)s, whose page was deleted. The recommendation goes on naming it.") % {"entry": self.instance}
                if self.instance and self.instance.is_deleted
                else ""
            )


class UsedInPanel(HelpPanel):
    """Names the works and versions that cite a source; empty for a source that is being added."""

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.content = used_in(self.instance) if self.instance and self.instance.pk else ""

        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.instance and self.instance.pk)


def used_in(source: Source) -> SafeString:
    """The works that cite a source, each with its versions that do, as links."""
    in_order = ("permanent_number__kind", "permanent_number__number", "language", "number")
    versions = source.versions.without_text().order_by(*in_order)
    works = [(work, list(found)) for work, found in groupby(versions, _work)]
    if not works:
        return format_html("<p>{}</p>", _("No version of a page cites it."))
    lines = (
        (
            format_html('<a href="{}">{}</a>', found[-1].permanent_url, number),
            found[-1].title,
            format_html_join(
                ", ",
                '<a href="{}">{}</a>',
                ((one.get_absolute_url(), _("version %(number)d") % {"number": one.number}) for one in found),
            ),
        )
        for (number, _language), found in works
    )
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{} {}: {}</li>", lines))


def _work(version: Version) -> tuple[str, str]:
    return str(version.permanent_number), version.language
