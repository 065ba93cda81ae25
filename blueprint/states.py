"""What a reader must know before relying on a work, in the same words on its page, its versions, in lists and citations."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from languages.links import localized_by_id


@dataclass(frozen=True, kw_only=True)
class State:
    """Whether a work holds today. `components/withdrawn.html` takes it in the place of a page."""

    #: Whether its text is written to show the form.
    is_example: bool = False
    withdrawn_on: datetime.date | None = None
    #: The reason, and the tag of its language where that is not the page's own.
    reason_of_withdrawal: tuple[str, str] = ("", "")
    #: The page to read instead.
    replaced_by_id: int | None = None
    #: Whether its page is live.
    is_published: bool = True
    #: Whether it was never published.
    is_new: bool = False

    @property
    def replacement(self) -> Page | None:
        """What to read instead in the reader's language; None when it is not live."""
        return localized_by_id([self.replaced_by_id]).get(self.replaced_by_id)

    @property
    def name(self) -> str:
        """`Withdrawn on 3 May 2026`, `No longer published` or `Not published yet`; empty for a work that holds."""
        if self.withdrawn_on:
            return _("Withdrawn on %(day)s") % {"day": date_format(self.withdrawn_on, "j F Y")}
        if self.is_published:
            return ""
        return _("Not published yet") if self.is_new else _("No longer published")

    @property
    def name_with_reason(self) -> str:
        """`Withdrawn on 3 May 2026: The law has changed.` A reason in another language is left to the page itself."""
        reason, language = self.reason_of_withdrawal
        return f"{self.name}: {reason}" if self.withdrawn_on and reason and not language else self.name

    @property
    def example_note(self) -> str:
        return _("Example text, written to show the form; not the words of One Small Thing.")

    @property
    def words(self) -> str:
        """All of it in sentences, as a citation carries it; empty for words that hold and are our own."""
        sentences = []
        if self.withdrawn_on and self.reason_of_withdrawal[0]:
            sentences.append(f"{self.name}: {self.reason_of_withdrawal[0]}")
        elif self.name:
            sentences.append(f"{self.name}.")
        if self.is_example:
            sentences.append(self.example_note)
        return " ".join(sentences)
