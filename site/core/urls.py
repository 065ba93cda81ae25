"""The URLs of the exit link and of the pictures in shared links."""

from django.urls import path

from core import sharing, views

app_name = "core"
urlpatterns = [
    path("exit/", views.exit_page, name="exit"),
    path("cards/<int:page_id>-<slug:key>.png", sharing.card, name="card"),
]
