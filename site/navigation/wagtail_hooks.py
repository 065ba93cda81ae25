from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from navigation.models import Helpline, Menu, Notice, OrganisationDetails


class MenuViewSet(SnippetViewSet):
    model = Menu
    icon = "list-ul"
    menu_label = _("Menus and footer")
    list_display = ["__str__", "location"]
    sort_order_field = "sort_order"
    copy_view_enabled = False
    inspect_view_enabled = True


class HelplineViewSet(SnippetViewSet):
    model = Helpline
    icon = "help"
    menu_label = _("Helplines")
    list_display = ["__str__", "number", "in_help_bar", "checked_on"]
    sort_order_field = "sort_order"
    copy_view_enabled = False
    inspect_view_enabled = True


class NoticeViewSet(SnippetViewSet):
    model = Notice
    icon = "warning"
    menu_label = _("Notice banner")
    list_display = ["__str__", "is_on", "starts_at", "ends_at"]
    copy_view_enabled = False


class OrganisationDetailsViewSet(SnippetViewSet):
    model = OrganisationDetails
    icon = "home"
    menu_label = _("Organisation details")
    copy_view_enabled = False


class NavigationGroup(SnippetViewSetGroup):
    """Everything that stands around the pages, in one place of the admin's menu."""

    menu_label = _("Navigation")
    menu_icon = "bars"
    menu_order = 300
    items = (MenuViewSet, HelplineViewSet, NoticeViewSet, OrganisationDetailsViewSet)


register_snippet(NavigationGroup)
