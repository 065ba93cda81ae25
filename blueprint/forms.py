"""The edit form of entries and recommendations, which requires more of what is published than of drafts; that of terms."""

from __future__ import annotations

import secrets

from django.utils.translation import gettext as _

from core.control_characters import without_control_characters
from core.forms import NEEDED, FutureDatesMixin
from core.terms import TermForm
from core.withdrawal import WithdrawalForm


class GlossaryTermForm(FutureDatesMixin, TermForm):
    """The part of the address follows the name until the term is published: autosave begins with half a name."""

    def slug(self) -> str:
        kept = self.instance.slug
        if kept and self.instance.first_published_at:
            return kept
        return self.slug_of_name() or kept or f"term-{secrets.token_hex(3)}"


class NumberedPageForm(WithdrawalForm):
    needed_to_publish = {"audiences": NEEDED}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        page = self.instance
        if page.pk and page.live and not page.has_unpublished_changes:
            # What is published has its reason already; the next change brings its own.
            self.initial |= {"change_reason": "", "is_minor_correction": False}

    def clean(self):
        cleaned = super().clean()
        texts = {name: value for name, value in cleaned.items() if isinstance(value, str)}
        cleaned |= {name: without_control_characters(text) for name, text in texts.items()}
        if not self.is_deferred_validation:
            self._check_missing_fields(cleaned)
            self.require_one_of(_("Tick at least one: readers find it by whom it is for."), "audiences")
            self._check_change_reason(cleaned)
            self._check_source_keys(cleaned)
        return cleaned

    def _check_missing_fields(self, cleaned: dict) -> None:
        for name, sentence in self.instance.missing_for_publication(cleaned).items():
            self.add_error(name, sentence)

    def _check_change_reason(self, cleaned: dict) -> None:
        """A withdrawal has its reason in its own field; a return needs one here, as any other change."""
        page = self.instance
        is_again = page.pk and page.first_published_at and page.is_source_language
        is_withdrawal = "withdrawn_on" in self.errors or self._withdraws(cleaned)
        if is_again and not cleaned.get("change_reason") and not is_withdrawal:
            self.add_error("change_reason", _("Write what changed and why: readers of the older version need it."))

    def _withdraws(self, cleaned: dict) -> bool:
        published = self.instance.latest_version
        day = cleaned.get("withdrawn_on")
        return bool(day and published and published.withdrawn_on != day)

    def _check_source_keys(self, cleaned: dict) -> None:
        for name in (*self.instance.footnote_fields, *self.instance.footnote_streams):
            unknown = self.instance.unknown_source_keys(str(cleaned.get(name) or ""))
            if unknown:
                self.add_error(name, _("There is no source with the key %(key)s.") % {"key": ", ".join(unknown)})
