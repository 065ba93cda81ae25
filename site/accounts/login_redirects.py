"""Wagtail's own pages for signing in and for a new password redirect to allauth's. Included before Wagtail's routes."""

from django.urls import path, re_path

from accounts import views

admin_urlpatterns = [
    path("login/", views.redirect_to_login, name="admin_login_redirect"),
    re_path(r"^password_reset/", views.redirect_to_password_reset, name="admin_password_reset_redirect"),
]
public_urlpatterns = [
    path("_util/login/", views.redirect_to_login, name="frontend_login_redirect"),
]
