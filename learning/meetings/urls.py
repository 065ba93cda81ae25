"""Included below /learning/ in the namespace `learning`, before the pages of networks."""

from django.urls import path, re_path

from learning.meetings import coordinator_views, views

MEETINGS = "networks/<slug:slug>/meetings/"
MANAGE = "networks/<slug:slug>/manage/meetings/"

urlpatterns = [
    path(MEETINGS, views.meetings, name="meetings"),
    path(f"{MEETINGS}<int:pk>/", views.meeting, name="meeting"),
    path(f"{MEETINGS}<int:pk>/calendar.ics", views.meeting_calendar, name="meeting_calendar"),
    re_path(r"^networks/(?P<slug>[-\w]+)/meetings/(?P<path>.+)\Z", views.below, name="below_meetings"),
    path(MANAGE, coordinator_views.meetings, name="manage_meetings"),
    path(f"{MANAGE}add/", coordinator_views.add, name="manage_add_meeting"),
    path(f"{MANAGE}<int:pk>/", coordinator_views.edit, name="manage_meeting"),
    path(f"{MANAGE}<int:pk>/cancel/", coordinator_views.cancel, name="manage_cancel"),
    path(f"{MANAGE}<int:pk>/materials/", coordinator_views.materials, name="manage_materials"),
    path(f"{MANAGE}<int:pk>/attendance/", coordinator_views.attendance, name="manage_attendance"),
    path("meetings/calendar/", views.own_calendar, name="own_calendar"),
    path("meetings/calendar/<str:secret>.ics", views.calendar, name="calendar"),
]
