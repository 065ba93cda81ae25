"""URLs of permanent addresses below /blueprint/; its pages have Wagtail URLs."""

from django.urls import re_path

from blueprint import views
from blueprint.citations import FORMATS

app_name = "blueprint"
NUMBER = r"(?P<label>[Hh][Ss]-[Rr]?[1-9][0-9]{0,6})"
VERSION = r"v(?P<version>[1-9][0-9]{0,6})"
EXTENSION = f"(?P<extension>{'|'.join(FORMATS)})"
urlpatterns = [
    re_path(rf"^{NUMBER}/\Z", views.permanent, name="permanent"),
    re_path(rf"^{NUMBER}/{VERSION}/\Z", views.version, name="version"),
    re_path(rf"^{NUMBER}/{VERSION}/cite\.{EXTENSION}\Z", views.citation, name="citation"),
    re_path(rf"^{NUMBER}/{VERSION}/sources\.{EXTENSION}\Z", views.sources, name="sources"),
    re_path(rf"^(?:(?P<chapter>[\w-]+)/)?sources\.{EXTENSION}\Z", views.sources_below, name="sources_below"),
]
