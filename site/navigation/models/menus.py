"""Menus: the main menu, the links at the top, the links for members, the columns of the footer."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, PublishingPanel
from wagtail.models import Orderable

from languages.models import RecordTranslation, TranslatedRecord, without_deleted_pk
from languages.panels import NestedInlinePanel, translations_panel
from navigation.enums import MenuLocation
from navigation.forms import MenuForm
from navigation.models.base import LinkFields, NavigationRecord

#: More than a reader takes in, and each link costs the form a few queries.
MOST_LINKS = 30
MOST_LINKS_BELOW = 8


class Menu(NavigationRecord):
    """A list of links. The footer has several menus, any other location only one, drafts included."""

    location = models.CharField(_("where it stands"), max_length=10, choices=MenuLocation)
    sort_order = models.IntegerField(_("order"), default=0, editable=False, db_index=True)

    fields_outside_drafts = ("location", "sort_order")
    base_form_class = MenuForm
    panels = [
        HelpPanel(
            _(
                "Drag the links into the order that you want. In the main menu a link may have a second level: readers "
                "find it under “More”, and as a row of its own on the pages of that part."
            )
        ),
        FieldPanel("location", required_on_save=True),
        translations_panel(),
        InlinePanel("items", heading=_("Links"), label=_("Link"), max_num=MOST_LINKS),
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        ordering = ["sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["location"],
                condition=~models.Q(location=MenuLocation.FOOTER),
                name="navigation_one_menu_a_location",
                violation_error_message=_("There is one already. Change that one."),
            )
        ]

    def replaces_in_preview(self, published: NavigationRecord) -> bool:
        same_location = isinstance(published, Menu) and self.location == published.location != MenuLocation.FOOTER
        return same_location or super().replaces_in_preview(published)


class MenuTranslation(RecordTranslation):
    record = ParentalKey(Menu, on_delete=models.CASCADE, related_name="translations")
    heading = models.CharField(
        _("heading"),
        max_length=60,
        help_text=_("Shown above a footer column, for example “Take part”. Not shown in the main menu."),
    )

    panels = [FieldRowPanel([FieldPanel("language"), FieldPanel("heading")])]

    def __str__(self) -> str:
        return self.heading


class MenuLink(LinkFields, Orderable, TranslatedRecord):
    """A link of either level. `nested` names its child rows."""

    nested: tuple[tuple[str, str], ...] = (("translations", "record"),)

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.translation)

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False) -> Self:
        """A link from a revision, with its child rows.

        modelcluster drops child rows whose parent is not in the database, so the translations of a link that was
        deleted since would be lost. They are given no parent here, and get it with the link.
        """
        rows = {name: [row | {parent: None} for row in data.get(name, ())] for name, parent in cls.nested}
        return super().from_serializable_data(without_deleted_pk(cls, data) | rows, check_fks, strict_fks)


class MenuItem(MenuLink):
    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    at_end = models.BooleanField(
        _("set apart at the end"), default=False, help_text=_("In the main menu: stands at the far right.")
    )

    nested = (*MenuLink.nested, ("links_below", "item"))
    panels = [
        translations_panel(),
        FieldPanel("page"),
        FieldRowPanel([FieldPanel("address"), FieldPanel("at_end")]),
        NestedInlinePanel(
            "links_below", heading=_("Second level"), label=_("Link below this one"), max_num=MOST_LINKS_BELOW
        ),
    ]


class MenuItemTranslation(RecordTranslation):
    record = ParentalKey(MenuItem, on_delete=models.CASCADE, related_name="translations")
    label = models.CharField(_("label"), max_length=60, help_text=_("One to three words, for example “Campaigns”."))

    panels = [FieldRowPanel([FieldPanel("language"), FieldPanel("label")])]

    def __str__(self) -> str:
        return self.label


class MenuItemBelow(MenuLink):
    """A link of the second level. Only the main menu shows them."""

    item = ParentalKey(MenuItem, on_delete=models.CASCADE, related_name="links_below")

    panels = [translations_panel(), FieldPanel("page"), FieldPanel("address")]


class MenuItemBelowTranslation(RecordTranslation):
    record = ParentalKey(MenuItemBelow, on_delete=models.CASCADE, related_name="translations")
    label = models.CharField(_("label"), max_length=60, help_text=_("One to three words, for example “Training”."))

    panels = [FieldRowPanel([FieldPanel("language"), FieldPanel("label")])]

    def __str__(self) -> str:
        return self.label
