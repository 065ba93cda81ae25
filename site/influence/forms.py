"""The edit forms of influence items, topics and settings."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.dates import today
from core.withdrawal import WithdrawalForm
from languages.forms import TranslatedRecordForm, kept_forms


class TermForm(TranslatedRecordForm):
    """Makes the part of the address from the English name once, and refuses a name that is there already."""

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        if self.instance.slug:
            return True
        self.instance.slug = slugify(self._main_name())[:60] or "term"
        if not type(self.instance)._base_manager.filter(slug=self.instance.slug).exists():
            return True
        self.instance.slug = ""
        self.formsets["translations"].non_form_errors().append(_("There is already one with this name."))
        return False

    def _main_name(self) -> str:
        rows = kept_forms(self.formsets["translations"])
        return next(row.cleaned_data["name"] for row in rows if row.cleaned_data["language"] == settings.LANGUAGE_CODE)


class InfluenceForm(WithdrawalForm):
    """Takes a day to come only for a page that goes live on that day or later."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day, go_live_at = cleaned.get("date"), cleaned.get("go_live_at")
        last = timezone.localtime(go_live_at).date() if go_live_at else today()
        if day and day > max(last, today()):
            self.add_error("date", _("This day has not come yet. Write one that has, or schedule the page for it."))
        return cleaned


class ResponseForm(InfluenceForm):
    """Asks for the day and the evidence of an outcome: without them nobody can rely on it."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        if "transcript" in cleaned and not strip_tags(cleaned["transcript"] or "").strip():
            self.add_error("transcript", _("An episode is not published without its transcript."))
        if not cleaned.get("audio") and not cleaned.get("listen_url"):
            self.add_error("audio", _("Choose a sound file, or write the address where one can listen."))
        return cleaned
