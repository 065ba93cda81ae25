"""Menus, helplines, notices and details in the admin."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from core.viewsets import AnyPermissionRequiredMixin, DraftStatusColumn, YesNoColumn
from navigation.models import Helpline, Menu, Notice, OrganisationDetails


class NavigationIndexView(IndexView):
    """Prefetches the translations, which the list shows."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().prefetch_related("translations")


class NoticeIndexView(NavigationIndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("section")


class NavigationViewSet(AnyPermissionRequiredMixin, SnippetViewSet):
    """No copies: a copy would write over the original."""

    index_view_class = NavigationIndexView
    copy_view_enabled = False


class MenuViewSet(NavigationViewSet):
    model = Menu
    icon = "list-ul"
    menu_label = _("Menus and footer")
    list_display = ["__str__", "location", DraftStatusColumn()]
    sort_order_field = "sort_order"
    inspect_view_enabled = True


class HelplineViewSet(NavigationViewSet):
    model = Helpline
    icon = "help"
    menu_label = _("Helplines")
    list_display = [
        "__str__",
        "number",
        YesNoColumn("in_help_bar", label=_("Under every page")),
        "page_language",
        "checked_on",
        DraftStatusColumn(),
    ]
    sort_order_field = "sort_order"
    inspect_view_enabled = True


class NoticeViewSet(NavigationViewSet):
    model = Notice
    icon = "warning"
    menu_label = _("Notice banner")
    list_display = [
        "__str__",
        Column("section", label=_("Section"), accessor=lambda notice: notice.section or gettext("Every page")),
        "go_live_at",
        "expire_at",
        DraftStatusColumn(),
    ]
    index_view_class = NoticeIndexView


class OrganisationDetailsViewSet(NavigationViewSet):
    model = OrganisationDetails
    icon = "home"
    menu_label = _("Organisation details")
    list_display = ["__str__", UpdatedAtColumn(), DraftStatusColumn()]


class NavigationGroup(SnippetViewSetGroup):
    """All navigation records in one group of the admin's menu."""

    menu_label = _("Navigation")
    menu_icon = "bars"
    menu_order = 300
    items = (MenuViewSet, HelplineViewSet, NoticeViewSet, OrganisationDetailsViewSet)
