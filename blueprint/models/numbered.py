"""What entries and recommendations share: a permanent number, versions, sources in the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from blueprint.enums import Kind
from blueprint.forms import NumberedPageForm
from blueprint.models.permanent import PREFIXES, PermanentNumber, Version
from core.models import BasePage
from languages.locales import language_of

FOOTNOTE_FEATURES = ["bold", "italic", "link", "ol", "ul", "superscript"]
HOW_TO_CITE = _(
    "To cite a source, write its key in square brackets with an @ in front, for example [@TTC25]. "
    "Several: [@TTC25; @JC22]. The sources are numbered by themselves, in the order of the text. "
    "You find the keys under Sources."
)


class NumberedPage(BasePage):
    """A page that is cited: numbered at its first publication, with a version at every publication."""

    #: Which series of numbers it belongs to.
    kind: ClassVar[Kind]
    #: The rich-text fields that may cite sources, in the order of the page.
    footnote_fields: ClassVar[tuple[str, ...]] = ()
    #: The streams whose words may cite as well.
    footnote_streams: ClassVar[tuple[str, ...]] = ()

    is_example = models.BooleanField(
        _("written to show the form"),
        default=False,
        help_text=_("Tick it when the text is an example and not the words of One Small Thing. The page says so."),
    )
    change_reason = models.TextField(
        _("reason for the change"),
        max_length=400,
        blank=True,
        help_text=_(
            "What is different from the version before and why, for example “The figure for 2024 "
            "replaced the one for 2023.” Needed from the second publication on; readers see it."
        ),
    )
    reviewed_by = models.CharField(
        _("reviewed by"),
        max_length=160,
        blank=True,
        help_text=_("The role, not the name, for example “Blueprint editor”."),
    )

    version_panels = [
        HelpPanel(_("Each publication is kept for ever under its own address and can be cited.")),
        FieldPanel("change_reason"),
        FieldPanel("reviewed_by"),
        FieldPanel("is_example"),
    ]
    version_panel = MultiFieldPanel(version_panels, heading=_("This version"))

    exclude_fields_in_copy = ["change_reason", "reviewed_by"]
    base_form_class = NumberedPageForm
    numbered_translatable_fields = [
        *BasePage.base_translatable_fields,
        SynchronizedField("is_example"),
    ]

    class Meta:
        abstract = True

    @cached_property
    def permanent_number(self) -> PermanentNumber | None:
        """None until the first publication."""
        return PermanentNumber.objects.filter(translation_key=self.translation_key).first()

    @cached_property
    def edition(self) -> tuple[Version | None, list[Version]]:
        """The newest version in the page's language, and all of them, newest first."""
        return Version.objects.of(self.translation_key, self.language).edition()

    @property
    def current_version(self) -> Version | None:
        return self.edition[0]

    @property
    def language(self) -> str:
        return language_of(self.locale_id)

    @cached_property
    def label(self) -> str:
        """`HS-12`; empty before the first publication. Lists bring it along as `given_number`."""
        if hasattr(self, "given_number"):
            return f"{PREFIXES[self.kind]}{self.given_number}" if self.given_number else ""
        return str(self.permanent_number or "")

    @property
    def permanent_url(self) -> str:
        """The address that never moves, in the page's own language."""
        if not self.label:
            return ""
        with translation.override(self.language):
            return reverse("blueprint:permanent", args=[self.label])

    @property
    def listing_words(self) -> str:
        """What stands under its title in a list."""
        return self.summary

    def texts_with_footnotes(self) -> list[str]:
        """Every text that may cite, in the order of the page."""
        return [getattr(self, name) or "" for name in self.footnote_fields]

    @property
    def is_source_language(self) -> bool:
        """Whether this is the page that others are translated from."""
        return self.language == settings.LANGUAGE_CODE

    def missing_for_publication(self, written: Mapping[str, Any] | None = None) -> dict[str, str]:
        """Field → sentence for what must be there before readers may see the page.

        `written` is what stands in the editor's form; without it the page itself is asked.
        """
        return {}

    def publish(self, revision, *args, **kwargs):
        """Page and version appear together or not at all (`signal_handlers` makes the version)."""
        missing = revision.as_object().missing_for_publication()
        if missing:
            raise ValidationError(missing)
        with transaction.atomic():
            return super().publish(revision, *args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.slug and self.slug.upper().startswith("HS-"):
            raise ValidationError({"slug": _("Addresses that begin with “hs-” belong to the permanent numbers.")})

    def get_context(self, request, *args, **kwargs):
        from blueprint.metadata import contents_of, version_context
        from blueprint.snapshots import document_of

        context = super().get_context(request, *args, **kwargs)
        version, history = (None, []) if getattr(request, "is_preview", False) else self.edition
        context["doc"] = document_of(self, version)
        context["toc"] = contents_of(context["doc"])
        if version:
            context |= version_context(version, history)
        return context
