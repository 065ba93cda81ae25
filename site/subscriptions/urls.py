"""URLs of the newsletter, and of what one does with each subscription, in each language."""

from django.urls import path

from subscriptions import views

app_name = "subscriptions"
urlpatterns = [
    path("newsletter/", views.newsletter, name="newsletter"),
    path("subscriptions/to/<slug:list_key>/", views.subscribe, name="subscribe"),
    path("subscriptions/asked/", views.asked, name="asked"),
    path("subscriptions/confirm/<slug:key>/<int:number>/", views.confirm, name="confirm"),
    path("subscriptions/leave/<slug:key>/", views.leave_all, name="leave_all"),
    path("subscriptions/leave/<slug:key>/<int:number>/", views.leave, name="leave"),
]
