"""The abstract base of all page types."""

from __future__ import annotations

from http import HTTPMethod
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    HelpPanel,
    MultiFieldPanel,
    PublishingPanel,
    TitleFieldPanel,
)
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.content_notes import ThemesField
from core.fields import InvariantField
from core.forms import PageForm
from core.locks import lock_row
from core.panels import OptionalPanel
from core.revisions import LoggedRevisionsMixin
from core.structured_data import page_data
from languages.services import may_go_live


class ExitLink(models.TextChoices):
    INHERIT = "inherit", _("As on the page above")
    ON = "on", _("Show it on this page and those below")
    OFF = "off", _("Hide it on this page and those below")


class BasePage(LoggedRevisionsMixin, Page):
    """A public page. What is for members only is a record in `learning`, never a page."""

    private_page_options: list[str] = []
    allowed_http_methods: ClassVar = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    base_form_class = PageForm
    #: Each `SynchronizedField` that follows English on the live translations at once; None: all (`languages.services`).
    copied_to_translations: ClassVar[frozenset[str] | None] = None
    #: The Referrer-Policy header of the page.
    referrer_policy = "strict-origin-when-cross-origin"

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_(
            "One or two sentences for lists, search and shared links: what one finds on this page, for "
            "example “Who we are, where we come from and what we do.”"
        ),
    )
    social_image = models.ForeignKey(
        "files.PublicImage",
        verbose_name=_("picture for shared links"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown when someone shares this page. Left empty, a card with the title of the page is drawn."),
    )
    content_themes = ThemesField(
        _("content note: themes"),
        help_text=_("What in this page may be hard to read. Lists and the page itself name it before the text."),
    )
    content_note = models.TextField(
        _("content note: what follows"),
        max_length=300,
        blank=True,
        help_text=_(
            "In a sentence or two, how the page speaks of it, for example “One paragraph gives figures; "
            "nothing is told of anyone.” It stands above the text."
        ),
    )
    review_date = models.DateField(
        _("review by"),
        null=True,
        blank=True,
        help_text=_("The day by which somebody should check this page again, for example 01/07/2027."),
    )
    exit_link = models.CharField(
        _("“Exit this page” link"),
        max_length=10,
        choices=ExitLink,
        default=ExitLink.INHERIT,
        help_text=_("Leave it as it is unless nobody could be at risk through reading this page."),
    )

    intro_panels = [
        TitleFieldPanel("title"),
        FieldPanel("summary"),
        OptionalPanel([FieldPanel("content_themes"), FieldPanel("content_note")], heading=_("Content note")),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
        ),
        FieldPanel("social_image"),
    ]
    settings_panels = [
        HelpPanel(_("What happens to the English page happens to its Welsh translation at the same minute.")),
        PublishingPanel(),
        FieldPanel("review_date"),
        FieldPanel("exit_link"),
        CommentPanel(),
    ]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.AutocompleteField("summary"),
    ]

    #: For wagtail-localize; each page type adds its own fields. `go_live_at` and `expire_at` are not
    #: among them, since `languages.signal_handlers` keeps them the same.
    base_translatable_fields = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        TranslatableField("summary"),
        InvariantField("content_themes"),
        TranslatableField("content_note"),
        SynchronizedField("social_image"),
        InvariantField("review_date"),
        InvariantField("exit_link"),
    ]
    translatable_fields = base_translatable_fields

    class Meta:
        abstract = True

    @cached_property
    def pages_above(self) -> list[Page]:
        """The page's live ancestors from the home page down: readers are told of no draft, and led to none."""
        return list(self.get_ancestors().live().filter(depth__gt=1))

    def page_above(self, levels: int = 1) -> Page | None:
        """The page so many levels above, when it is live."""
        return next((page for page in self.pages_above if page.depth == self.depth - levels), None)

    def structured_data(self) -> dict[str, Any]:
        """What the page is in the words of schema.org. A page type that is more than a page says so here."""
        return page_data(self)

    def get_view_restrictions(self, exclude_self: bool = False) -> models.QuerySet:
        """Always empty: every page is public, and `core.signal_handlers` refuses restrictions."""
        return PageViewRestriction.objects.none()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = self.pages_above
        return context

    @transaction.atomic
    def publish(self, revision, *args, **kwargs):
        """Publishes, unless the page is a translation whose English page is not live yet.

        In one transaction, since Wagtail writes page, aliases, translations, version and log one by one. The log names
        who made the revision where nobody else is named: wagtail-localize publishes a translation without its user.
        """
        if kwargs.get("log_action", True) is True and not kwargs.get("user"):
            kwargs |= {"user": revision.user, "skip_permission_checks": True}
        lock_row(self)
        if may_go_live(self, revision):
            super().publish(revision, *args, **kwargs)

    def serve(self, request, *args, **kwargs):
        response = super().serve(request, *args, **kwargs)
        response.headers.setdefault("Referrer-Policy", self.referrer_policy)
        return response
