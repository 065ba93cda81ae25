"""Included below /learning/networks/<slug>/manage/ in the namespace `learning`."""

from django.urls import path

from learning.coordinators import library_views, views

urlpatterns = [
    path("", views.overview, name="manage"),
    path("members/", views.members, name="manage_members"),
    path("members/<int:pk>/", views.member, name="manage_member"),
    path("feedback/", library_views.feedback, name="manage_feedback"),
    path("libraries/", library_views.libraries, name="manage_libraries"),
    path("libraries/<slug:resource>/", library_views.resource, name="manage_resource"),
    path("libraries/<slug:resource>/files/<int:number>/", library_views.new_version, name="manage_new_version"),
]
