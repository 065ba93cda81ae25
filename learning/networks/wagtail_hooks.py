"""Networks, organisations and applications in the admin."""

from typing import Any

from django.forms import RadioSelect, Textarea
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogFormatter
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.viewsets import AnyPermissionRequiredMixin, YesNoColumn
from languages.panels import translations_panel
from learning.networks.admin import ApplicationsViewSet
from learning.networks.bulk_actions import MergeOrganisations
from learning.networks.coordinators import NetworkForm, who_changed
from learning.networks.models import Membership, Network, Organisation
from learning.networks.organisations import keep_former_name
from learning.networks.panels import WaitingPanel
from learning.networks.permissions import MembershipPolicy

register_permission_policy(Membership, MembershipPolicy(Membership))


class NetworkViewSet(AnyPermissionRequiredMixin, SnippetViewSet):
    model = Network
    icon = "group"
    menu_label = _("Networks")
    list_display = ["name", "region", "joining", YesNoColumn("is_open", label=_("Open"))]
    list_filter = ["region", "joining", "is_open"]
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("slug"),
            FieldPanel("region"),
            translations_panel(min_num=0),
            MultiFieldPanel(
                [
                    FieldPanel("joining", widget=RadioSelect),
                    FieldPanel("domains", widget=Textarea(attrs={"rows": 4})),
                    FieldPanel("is_open"),
                    FieldPanel("term_months"),
                    FieldPanel("answer_days"),
                ],
                heading=_("Joining"),
            ),
            FieldPanel("coordinators"),
        ],
        base_form_class=NetworkForm,
    )


class OrganisationForm(WagtailAdminModelForm):
    def save(self, commit: bool = True) -> Organisation:
        organisation = super().save(commit)
        if commit and "name" in self.changed_data and self.initial.get("name"):
            keep_former_name(organisation, self.initial["name"])
        return organisation


class OrganisationViewSet(AnyPermissionRequiredMixin, SnippetViewSet):
    """No chooser: it would show members' employers to everybody with access to the admin."""

    model = Organisation
    icon = "home"
    menu_label = _("Organisations")
    list_display = ["name", "sector", "region", "size_band", YesNoColumn("is_listed", label=_("Offered"))]
    list_filter = ["sector", "region", "size_band", "is_listed"]
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("name", "is_listed", "sector", "region", "size_band")],
        base_form_class=OrganisationForm,
    )


class NetworksGroup(SnippetViewSetGroup):
    items = (NetworkViewSet, OrganisationViewSet)
    menu_label = _("Networks")
    menu_icon = "group"
    menu_order = 310


register_snippet(NetworksGroup)
hooks.register("register_bulk_action", MergeOrganisations)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """With the name that the double had."""

    @actions.register_action("networks.merge")
    class MergeFormatter(LogFormatter):
        label = _("Merge")

        def format_message(self, log_entry: Any) -> str:
            return gettext("“%(name)s” was merged into it") % {"name": log_entry.data.get("former_name", "")}

    @actions.register_action("networks.coordinators")
    class CoordinatorsFormatter(LogFormatter):
        label = _("Coordinators")

        def format_message(self, log_entry: Any) -> str:
            return who_changed(log_entry.data)


@hooks.register("register_admin_viewset")
def register_applications() -> ApplicationsViewSet:
    return ApplicationsViewSet()


@hooks.register("construct_homepage_panels")
def add_waiting_panel(request: HttpRequest, panels: list[Component]) -> None:
    """The admin's home page of a coordinator would be empty without it."""
    panels.append(WaitingPanel(request))
