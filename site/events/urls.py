"""URLs of calendar files: that of a page is `calendar.ics` below it."""

from django.urls import re_path

from events import views

app_name = "events"
urlpatterns = [re_path(r"^(?P<path>(?:[\w-]+/)+)calendar\.ics\Z", views.calendar, name="calendar")]
