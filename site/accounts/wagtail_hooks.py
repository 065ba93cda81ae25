"""What keeps an editor's text when her session ends, in every page of the admin; the end of colleagues' work."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.log_actions import LogFormatter

from accounts.models import User
from accounts.services import end_work
from accounts.views import SignedInAgainView, admin_session


@hooks.register("register_admin_urls")
def register_session_urls() -> list[URLPattern]:
    return [
        path("session/", admin_session, name="admin_session"),
        path("session/again/", SignedInAgainView.as_view(), name="signed_in_again"),
    ]


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    @actions.register_action("accounts.clear_second_factors")
    class SecondFactorsFormatter(LogFormatter):
        label = gettext_lazy("Remove the second steps")

        def format_message(self, log_entry: Any) -> str:
            return _("Removed the second steps: %(reason)s") % {"reason": log_entry.data.get("reason", "")}


@hooks.register("insert_global_admin_css")
def add_session_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("accounts/session-ended.css"))


@hooks.register("insert_global_admin_js")
def add_session_script() -> SafeString:
    return render_to_string("pages/accounts/admin/session_ended.html")


@hooks.register("after_bulk_action")
def end_work_of_the_inactive(request: HttpRequest, action_type: str, objects: list, action: BulkAction) -> None:
    """Several colleagues who leave at once, by the action of the list."""
    if action_type == "set_active_state":
        for person in User.objects.filter(pk__in=[one.pk for one in objects], is_active=False):
            end_work(person)
