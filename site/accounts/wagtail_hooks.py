"""What keeps an editor's text when her session ends: addresses and a script in every page of the admin."""

from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from wagtail import hooks

from accounts.views import SignedInAgainView, admin_session


@hooks.register("register_admin_urls")
def register_session_urls() -> list[URLPattern]:
    return [
        path("session/", admin_session, name="admin_session"),
        path("session/again/", SignedInAgainView.as_view(), name="signed_in_again"),
    ]


@hooks.register("insert_global_admin_js")
def add_session_script() -> SafeString:
    return render_to_string("pages/accounts/admin/session_ended.html")
