"""Addresses of sign-in pages that are not allauth's; they stand before Wagtail's own routes."""

from django.urls import path, re_path

from accounts import views

admin_urlpatterns = [
    path("login/", views.to_sign_in, name="admin_login_door"),
    re_path(r"^password_reset/", views.to_password_reset, name="admin_password_reset_door"),
]
public_urlpatterns = [
    path("_util/login/", views.to_sign_in, name="frontend_login_door"),
]
