"""URLs below /learning/. /learning/ itself is a Wagtail page."""

from django.urls import include, path, re_path

from learning.library import reader_views, views

app_name = "learning"
urlpatterns = [
    path("libraries/", views.libraries, name="libraries"),
    path("libraries/<slug:library>/", views.library, name="library"),
    path("libraries/<slug:library>/<slug:resource>/", views.resource, name="resource"),
    path("libraries/<slug:library>/<slug:resource>/files/<int:number>/", views.download, name="download"),
    path("libraries/<slug:library>/<slug:resource>/save/", reader_views.save, name="save"),
    path("libraries/<slug:library>/<slug:resource>/feedback/", reader_views.feedback, name="feedback"),
    path("libraries/<slug:library>/sections/<int:section>/pack/<slug:language>/", views.pack, name="pack"),
    re_path(r"^libraries/(?P<library>[^/]*)(?P<path>(?s:.*))\Z", views.below, name="below"),
    path("files/<str:token>/", views.signed_file, name="signed_file"),
    path("files/<str:token>", views.signed_file),  # no redirect: it would be kept, with the address in it
    path("", include("learning.meetings.urls")),
    path("resources/", reader_views.resources, name="resources"),
    path("saved/", reader_views.saved, name="saved"),
    path("new/", reader_views.new, name="new"),
    path("digest/", reader_views.digest, name="digest"),
    path("networks/<slug:slug>/manage/", include("learning.coordinators.urls")),
    path("networks/", include("learning.networks.urls")),
    path("quality-mark/register/", include("learning.quality_mark.urls")),
]
