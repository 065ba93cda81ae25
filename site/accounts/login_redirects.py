"""Included before Wagtail's routes: its pages for signing in and for a new password redirect to allauth's."""

from django.urls import path, re_path
from wagtail.admin.auth import require_admin_access

from accounts import views
from accounts.account_settings import OurAccountView

admin_urlpatterns = [
    path("account/", require_admin_access(OurAccountView.as_view())),
    path("login/", views.redirect_to_login, name="admin_login_redirect"),
    re_path(r"^password_reset/", views.redirect_to_password_reset, name="admin_password_reset_redirect"),
]
public_urlpatterns = [
    path("_util/login/", views.redirect_to_login, name="frontend_login_redirect"),
]
