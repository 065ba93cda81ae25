"""The abstract base of menus, helplines, notices and organisation details."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.fields import LinkAddressField
from core.records import PublishableRecord
from navigation.forms import NavigationForm

validate_telephone = RegexValidator(r"^\+?[0-9][0-9 ]+$", _("Write digits and spaces, for example 116 123."))


class NavigationRecord(PublishableRecord):
    """A record that is shown on every page: one row in all languages, with its texts in `translations`.

    Editors write drafts, publishers publish; readers see what is `published()`.
    """

    #: Fields that are not part of a draft: publishing an older draft does not restore their old values.
    fields_outside_drafts: tuple[str, ...] = ()

    base_form_class = NavigationForm

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.translation_in(settings.LANGUAGE_CODE)) or str(self._meta.verbose_name)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """The draft with the current values of `fields_outside_drafts`."""
        draft = super().with_content_json(content)
        for name in self.fields_outside_drafts:
            setattr(draft, name, getattr(self, name))
        return draft

    @property
    def where_shown(self) -> str:
        """Where readers see it although no page links to it: read before it is deleted. Empty for a draft."""
        return str(_("Readers see it on every page of the site.")) if self.live else ""

    # --- preview -------------------------------------------------------------------------

    def replaces_in_preview(self, published: NavigationRecord) -> bool:
        """Whether a preview shows this record instead of that published one of the same model."""
        return self.pk == published.pk

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "pages/navigation/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """With `navigation_draft`, which the tag `navigation` shows instead of the published record."""
        return super().get_preview_context(request, mode_name) | {"navigation_draft": self}


class LinkFields(models.Model):
    """The target of a link: a page of this site, in the reader's language, or a URL."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Choose the English page. Readers of Welsh go to its Welsh translation when there is one. "
            "While the page is not published the link is left out."
        ),
    )
    address = LinkAddressField(
        _("or an address"),
        blank=True,
        help_text=_("Only for what is not a page, for example /search/ or https://www.gov.uk/…"),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.page_id and self.address:
            raise ValidationError({"address": _("Choose a page or write an address: one of the two.")})
