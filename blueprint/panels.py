"""What the edit forms say of permanent numbers."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.panels import HelpPanel


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
