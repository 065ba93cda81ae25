"""What pages and records with versions have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.log_actions import log

if TYPE_CHECKING:
    from wagtail.models import Revision
    from wagtail.models import RevisionMixin as Base
else:
    Base = object


class LoggedRevisionsMixin(Base):
    """Each version has a row in the history, from which it can be reviewed and reverted to.

    Wagtail offers that in the row of an edit alone. Code that saves a version without saying whether to log it gets such
    a row here: the seed, wagtail-localize, copies, the publishing of many pages at once.
    """

    def save_revision(self, *, user: Any = None, log_action: bool | str | None = None, **options: Any) -> Revision:
        revision = super().save_revision(user=user, log_action=log_action or False, **options)
        if log_action is None:
            log(instance=self, action="wagtail.edit", user=user, revision=revision, content_changed=True)
        return revision
