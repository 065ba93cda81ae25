from django.urls import path

from files import views

urlpatterns = [path("<path:name>", views.public_file, name="public_file")]
