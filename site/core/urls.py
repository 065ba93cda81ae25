"""The URL of the exit link."""

from django.urls import path

from core import views

app_name = "core"
urlpatterns = [path("exit/", views.exit_page, name="exit")]
