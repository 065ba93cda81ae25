"""Where editors keep the sources."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from blueprint.models import Source


class SourceViewSet(SnippetViewSet):
    model = Source
    icon = "openquote"
    menu_label = _("Sources")
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["key", "title", Column("get_type_display", label=_("Kind")), "issued", Column("get_reading_display", label=_("How we know it"))]
    list_filter = ["type", "reading"]
    list_per_page = 50
    ordering = ["key"]
    inspect_view_enabled = True
    copy_view_enabled = False


register_snippet(SourceViewSet)
