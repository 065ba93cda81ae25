from django.conf import settings
from django.urls import path

from core import views
from core.styleguide import styleguide

app_name = "core"
urlpatterns = [path("exit/", views.exit_page, name="exit")]

if settings.STYLEGUIDE:
    urlpatterns.append(path("styleguide/", styleguide, name="styleguide"))
