"""Withdrawal: a page that no longer holds stays at its address and says since when, why, and what replaces it."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from core.dates import london_day, today, validate_has_come
from core.fields import InvariantField
from core.forms import PageForm
from core.models import BasePage
from core.panels import OptionalPanel
from languages.links import localized
from languages.locales import language_of, language_tag
from languages.services import source_of


class WithdrawalForm(PageForm):
    """The edit form of pages that can be withdrawn: the day, the reason and what replaces the page go together."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation:
            self._check_withdrawal(cleaned)
        return cleaned

    def _check_withdrawal(self, cleaned: dict[str, Any]) -> None:
        if self._brings_back(cleaned):
            cleaned |= {"withdrawal_reason": "", "replaced_by": None}
        day, reason, replacement = (cleaned.get(name) for name in WithdrawablePage.WITHDRAWAL)
        first_day = self.instance.first_public_day
        if day and day < first_day and day not in self._known("withdrawn_on"):
            sentence = _("Readers first had this page on %(day)s. Write that day or a later one.")
            self.add_error("withdrawn_on", sentence % {"day": date_format(first_day, "j F Y")})
        if day and not reason:
            self.add_error("withdrawal_reason", _("Say why it is withdrawn, in a sentence for readers."))
        if not day and "withdrawn_on" not in self.errors and (reason or replacement):
            self.add_error("withdrawn_on", _("Write the day of the withdrawal, or leave all three empty."))
        if replacement and replacement.translation_key == self.instance.translation_key:
            self.add_error("replaced_by", _("A page cannot replace itself. Choose another one."))

    def _brings_back(self, cleaned: dict[str, Any]) -> bool:
        """The day of a withdrawal was emptied, and the rest of it stands there still."""
        day, reason, _replacement = (cleaned.get(name) for name in WithdrawablePage.WITHDRAWAL)
        if day or "withdrawn_on" in self.errors or not self._known("withdrawn_on"):
            return False
        return not reason or reason in self._known("withdrawal_reason")


class WithdrawablePage(BasePage):
    """For page types whose content is withdrawn in public and never deleted.

    `base.html` shows the withdrawal above the text of each page that has one. Day and replacement are the same in all
    languages; the reason is translated. Use `WithdrawalForm` as the form.
    """

    #: What an editor is told who is about to unpublish it instead.
    after_unpublishing = _("People who cited or saved its address will find nothing there.")
    WITHDRAWAL = ("withdrawn_on", "withdrawal_reason", "replaced_by")

    withdrawn_on = models.DateField(
        _("withdrawn on"),
        null=True,
        blank=True,
        validators=[validate_has_come],
        help_text=_(
            "For example 03/05/2026. The page stays at its address and says that it no longer holds, in every language. "
            "Empty it to bring the page back."
        ),
    )
    withdrawal_reason = models.TextField(
        _("why it is withdrawn"),
        max_length=300,
        blank=True,
        help_text=_(
            "A sentence for readers, for example “The law changed on 22 March 2026, so we no longer ask for this.”"
        ),
    )
    replaced_by = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page to read instead"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where visitors go instead. The Welsh page is found by itself."),
    )

    withdrawal_panel = OptionalPanel(
        [FieldPanel("withdrawn_on"), FieldPanel("withdrawal_reason"), PageChooserPanel("replaced_by")],
        heading=_("Withdraw this page"),
    )
    withdrawal_translatable_fields = [
        InvariantField("withdrawn_on"),
        TranslatableField("withdrawal_reason"),
        InvariantField("replaced_by"),
    ]

    class Meta:
        abstract = True

    def get_admin_display_title(self) -> str:
        """`Remand (withdrawn)`: it stays live, which is all that the lists of the admin say of a page."""
        title = super().get_admin_display_title()
        return gettext("%(title)s (withdrawn)") % {"title": title} if self.withdrawn_on else title

    @property
    def first_public_day(self) -> datetime.date:
        """Today for what nobody has read yet."""
        return london_day(self.first_published_at) if self.first_published_at else today()

    @cached_property
    def reason_of_withdrawal(self) -> tuple[str, str]:
        """The reason, and the tag of its language where that is not the page's own.

        The English reason stands on the Welsh page until its translation is published.
        """
        source = None if self.withdrawal_reason else source_of(self)
        if source is None:
            return self.withdrawal_reason, ""
        return source.specific.withdrawal_reason, language_tag(language_of(source.locale_id))

    @cached_property
    def replacement(self) -> Page | None:
        """The page to read instead in the reader's language; None when it is not live."""
        return localized(self.replaced_by)
