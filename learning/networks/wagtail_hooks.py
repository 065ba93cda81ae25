"""Networks, organisations and applications in the admin."""

from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.components import Component
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.viewsets import AnyPermissionRequiredMixin, YesNoColumn
from languages.panels import translations_panel
from learning.networks.admin import ApplicationsViewSet
from learning.networks.models import Membership, Network, Organisation
from learning.networks.panels import WaitingPanel
from learning.networks.permissions import MembershipPolicy

register_permission_policy(Membership, MembershipPolicy(Membership))


class NetworkViewSet(AnyPermissionRequiredMixin, SnippetViewSet):
    model = Network
    icon = "group"
    menu_label = _("Networks")
    list_display = ["name", "region", YesNoColumn("is_open", label=_("Open"))]
    list_filter = ["region", "is_open"]
    copy_view_enabled = False
    add_to_reference_index = False
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("region"),
        translations_panel(min_num=0),
        MultiFieldPanel(
            [FieldPanel("is_open"), FieldPanel("term_months"), FieldPanel("answer_days")],
            heading=_("Joining"),
        ),
        FieldPanel("coordinators", widget=CheckboxSelectMultiple),
    ]


class OrganisationViewSet(AnyPermissionRequiredMixin, SnippetViewSet):
    """No chooser: it would show members' employers to everybody with access to the admin."""

    model = Organisation
    icon = "home"
    menu_label = _("Organisations")
    list_display = ["name", "sector", "region", "size_band"]
    list_filter = ["sector", "region", "size_band"]
    copy_view_enabled = False
    add_to_reference_index = False
    panels = [FieldPanel("name"), FieldPanel("sector"), FieldPanel("region"), FieldPanel("size_band")]


class NetworksGroup(SnippetViewSetGroup):
    items = (NetworkViewSet, OrganisationViewSet)
    menu_label = _("Networks")
    menu_icon = "group"
    menu_order = 310


register_snippet(NetworksGroup)


@hooks.register("register_admin_viewset")
def register_applications() -> ApplicationsViewSet:
    return ApplicationsViewSet()


@hooks.register("construct_homepage_panels")
def add_waiting_panel(request: HttpRequest, panels: list[Component]) -> None:
    """The admin's home page of a coordinator would be empty without it."""
    panels.append(WaitingPanel(request))
