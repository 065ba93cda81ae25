"""The shared base of viewsets in the admin."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSet

if TYPE_CHECKING:
    from wagtail.admin.viewsets.model import ModelViewSet as Base
else:
    Base = object

ANY_ACTION = ("view", "add", "change", "publish", "delete")


class DraftStatusColumn(StatusTagColumn):
    """Live, draft or both. Wagtail's own column also asks for schedules and workflows, with two queries a row."""

    def __init__(self) -> None:
        super().__init__("status", label=_("Status"), sort_key="live", primary=lambda record: record.live)

    def get_value(self, instance: Any) -> str:
        if not instance.live:
            return gettext("expired") if instance.expired else gettext("draft")
        return gettext("live + draft") if instance.has_unpublished_changes else gettext("live")


class YesNoColumn(Column):
    """Words in place of Wagtail's tick and cross, which are called “True” and “False”."""

    def get_value(self, instance: Any) -> str:
        return gettext("Yes") if super().get_value(instance) else gettext("No")


class OwnBreadcrumbMixin:
    """The title of the page as the last breadcrumb; Wagtail's base has "Home" alone, also as the heading."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        view: Any = super()
        title = self.get_page_title()  # type: ignore[attr-defined]
        return [*view.get_breadcrumbs_items(), {"url": "", "label": title}]


class ExportButtonsMixin:
    """For the view of a list that is exported often: its buttons stand in the header, not behind “…”."""

    show_export_buttons = False  # Wagtail's
    xlsx_export_url: str
    csv_export_url: str

    def get_header_buttons(self) -> list:
        exports = {gettext("Download CSV"): self.csv_export_url, gettext("Download XLSX"): self.xlsx_export_url}
        buttons = [HeaderButton(label, url=url, icon_name="download") for label, url in exports.items()]
        return [*super().get_header_buttons(), *buttons]  # type: ignore[misc]  # of Wagtail's view


def require_any_permission(model: type[Model], view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """404 for people without any permission on the model, before a record is looked up, which tells whether it exists."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not policy_registry.get_by_type(model).user_has_any_permission(request.user, ANY_ACTION):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


class AnyPermissionRequiredMixin(Base):
    """404 in each view for people without any permission on the model, before a record is looked up.

    Wagtail's views look up the record first, which tells whether its id exists; some (such as workflow)
    even show its title in a message before they check permissions.
    """

    def own_urlpatterns(self) -> list[URLPattern]:
        """URL patterns of views in addition to Wagtail's."""
        return []

    def register_chooser_viewset(self) -> None:
        """None, for snippets: Wagtail's chooser shows drafts' titles to anybody who may open the admin."""

    def get_urlpatterns(self) -> list[URLPattern]:
        addresses = [*super().get_urlpatterns(), *self.own_urlpatterns()]
        for address in addresses:
            address.callback = require_any_permission(self.model, address.callback)
        return addresses


class TermViewSet(AnyPermissionRequiredMixin, SnippetViewSet):
    """For the terms that editors keep."""

    list_display = ["__str__"]
    copy_view_enabled = False
