"""The edit forms of influence items."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import london_day, today
from core.forms import NEEDED
from core.withdrawal import WithdrawalForm


class InfluenceForm(WithdrawalForm):
    """Takes a day to come only for a page that goes live on that day or later.

    Scheduled before it was ever live, a page whose date is just that of the day on which it was written gets the day on
    which it goes live.
    """

    #: Whether the date is that of the publication, and not of something that happened elsewhere.
    moves_with_schedule = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day, go_live_at = cleaned.get("date"), cleaned.get("go_live_at")
        last = london_day(go_live_at) if go_live_at else today()
        if day and go_live_at and self.moves_with_schedule and day in self._days_that_nobody_chose():
            day = cleaned["date"] = last
        if day and day > max(last, today()):
            self.add_error("date", _("This day has not come yet. Write one that has, or schedule the page for it."))
        return cleaned

    def _days_that_nobody_chose(self) -> set[datetime.date]:
        """Today and the day of the first draft, which the form fills in, and the day of an earlier schedule."""
        if self.instance.first_published_at:
            return set()
        first = self.instance.revisions.order_by("pk").first() if self.instance.pk else None
        moments = [first.created_at if first else None, self.initial.get("go_live_at")]
        return {today(), *(london_day(moment) for moment in moments if moment)}


class TextForm(InfluenceForm):
    """For kinds that are nothing without their text."""

    needed_to_publish = {"body": NEEDED}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.require_one_of(_("Write the text: readers need more than a title."), "body")
        return cleaned


class ResponseForm(InfluenceForm):
    """Asks for the day and the evidence of an outcome: without them nobody can rely on it."""

    moves_with_schedule = False
    needed_to_publish = {"body": gettext_lazy("This or a file is needed to publish.")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        self.require_one_of(_("Write what you said, or add the file that you sent below."), "body", "files")
        told = cleaned.get("outcome")
        if told and not cleaned.get("outcome_date"):
            self.add_error("outcome_date", _("Say on which day it came."))
        if told and not cleaned.get("outcome_evidence"):
            self.add_error("outcome_evidence", _("Say how we know."))
        if not told and (cleaned.get("outcome_date") or cleaned.get("outcome_evidence")):
            self.add_error("outcome", _("Say what came of it, or take its day and its evidence away."))
        return cleaned


class PodcastForm(InfluenceForm):
    """Asks for a transcript, and for something to listen to, before an episode is published."""

    needed_to_publish = {
        "transcript": NEEDED,
        "audio": gettext_lazy("This or an address is needed to publish."),
    }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        if "transcript" in cleaned and not strip_tags(cleaned["transcript"] or "").strip():
            self.add_error("transcript", _("An episode is not published without its transcript."))
        if not cleaned.get("audio") and not cleaned.get("listen_url"):
            self.add_error("audio", _("Choose a sound file, or write the address where one can listen."))
        return cleaned
