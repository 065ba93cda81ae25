"""Included before Wagtail's routes: its pages for signing in and out and for a new password are allauth's."""

from allauth.account import views as allauth
from django.urls import path, re_path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from accounts import views
from accounts.account_settings import OurAccountView

admin_urlpatterns = [
    path("account/", require_admin_access(OurAccountView.as_view())),
    path("login/", views.redirect_to_login, name="admin_login_redirect"),
    path("logout/", never_cache(allauth.logout)),  # Wagtail's own is for staff only
    re_path(r"^password_reset/", views.redirect_to_password_reset, name="admin_password_reset_redirect"),
]
public_urlpatterns = [
    path("_util/login/", views.redirect_to_login, name="frontend_login_redirect"),
]
