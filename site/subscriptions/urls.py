"""URLs of the newsletter, below /newsletter/ in each language."""

from django.urls import path

from subscriptions import views

app_name = "subscriptions"
urlpatterns = [
    path("", views.newsletter, name="newsletter"),
    path("asked/", views.asked, name="asked"),
    path("confirm/<slug:key>/", views.confirm, name="confirm"),
    path("leave/<slug:key>/", views.leave, name="leave"),
]
